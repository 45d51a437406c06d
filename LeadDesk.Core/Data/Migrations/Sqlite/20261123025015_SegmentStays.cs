using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SegmentStays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FollowedSince",
                table: "Segments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TeamId",
                table: "Segments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Mqls",
                table: "SegmentDays",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stayed",
                table: "SegmentDays",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SegmentStays",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SegmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentStays", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SegmentStays_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SegmentStays_Segments_SegmentId",
                        column: x => x.SegmentId,
                        principalTable: "Segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 1,
                columns: new[] { "FollowedSince", "TeamId" },
                values: new object[] { null, null });

            migrationBuilder.UpdateData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 2,
                columns: new[] { "FollowedSince", "TeamId" },
                values: new object[] { null, null });

            migrationBuilder.UpdateData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 3,
                columns: new[] { "FollowedSince", "TeamId" },
                values: new object[] { null, null });

            migrationBuilder.UpdateData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 4,
                columns: new[] { "FollowedSince", "TeamId" },
                values: new object[] { null, null });

            migrationBuilder.CreateIndex(
                name: "IX_Segments_TeamId",
                table: "Segments",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_SegmentStays_LeadId",
                table: "SegmentStays",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_SegmentStays_SegmentId_LeadId",
                table: "SegmentStays",
                columns: new[] { "SegmentId", "LeadId" },
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SegmentStays_SegmentId_Since",
                table: "SegmentStays",
                columns: new[] { "SegmentId", "Since" });

            migrationBuilder.CreateIndex(
                name: "IX_SegmentStays_SegmentId_Until",
                table: "SegmentStays",
                columns: new[] { "SegmentId", "Until" });

            migrationBuilder.AddForeignKey(
                name: "FK_Segments_Pools_TeamId",
                table: "Segments",
                column: "TeamId",
                principalTable: "Pools",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Segments_Pools_TeamId",
                table: "Segments");

            migrationBuilder.DropTable(
                name: "SegmentStays");

            migrationBuilder.DropIndex(
                name: "IX_Segments_TeamId",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "FollowedSince",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "TeamId",
                table: "Segments");

            migrationBuilder.DropColumn(
                name: "Mqls",
                table: "SegmentDays");

            migrationBuilder.DropColumn(
                name: "Stayed",
                table: "SegmentDays");
        }
    }
}
