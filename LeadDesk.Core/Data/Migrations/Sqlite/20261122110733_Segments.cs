using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Segments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "FrozenAt",
                table: "Segments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SegmentDays",
                columns: table => new
                {
                    SegmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Leads = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentDays", x => new { x.SegmentId, x.Day });
                    table.ForeignKey(
                        name: "FK_SegmentDays_Segments_SegmentId",
                        column: x => x.SegmentId,
                        principalTable: "Segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SegmentMembers",
                columns: table => new
                {
                    SegmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentMembers", x => new { x.SegmentId, x.LeadId });
                    table.ForeignKey(
                        name: "FK_SegmentMembers_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SegmentMembers_Segments_SegmentId",
                        column: x => x.SegmentId,
                        principalTable: "Segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "Segments",
                columns: new[] { "Id", "Condition", "CreatedAt", "FrozenAt", "IsShared", "Name", "OwnerId", "Version" },
                values: new object[,]
                {
                    { 1, "{\"kind\":\"all\",\"of\":[{\"kind\":\"test\",\"attribute\":\"stage\",\"operator\":\"isAnyOf\",\"values\":[\"lead\",\"engaged\"]},{\"kind\":\"test\",\"attribute\":\"score\",\"operator\":\"between\",\"values\":[\"20\",\"60\"]},{\"kind\":\"test\",\"attribute\":\"doNotEmail\",\"operator\":\"isAnyOf\",\"values\":[\"no\"]}]}", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, true, "Nurture: low, but not too low", null, 1 },
                    { 2, "{\"kind\":\"all\",\"of\":[{\"kind\":\"test\",\"attribute\":\"stage\",\"operator\":\"isAnyOf\",\"values\":[\"recycled\"]},{\"kind\":\"test\",\"attribute\":\"restOver\",\"operator\":\"isAnyOf\",\"values\":[\"yes\"]}]}", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, true, "Recycled and due", null, 1 },
                    { 3, "{\"kind\":\"all\",\"of\":[{\"kind\":\"test\",\"attribute\":\"cell\",\"operator\":\"isAnyOf\",\"values\":[\"A1\",\"B1\",\"A2\"]},{\"kind\":\"test\",\"attribute\":\"owned\",\"operator\":\"isAnyOf\",\"values\":[\"no\"]},{\"kind\":\"test\",\"attribute\":\"stage\",\"operator\":\"isAnyOf\",\"values\":[\"lead\",\"engaged\",\"mql\",\"recycled\"]}]}", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, true, "Hot, but nobody’s", null, 1 },
                    { 4, "{\"kind\":\"all\",\"of\":[{\"kind\":\"test\",\"attribute\":\"stage\",\"operator\":\"isAnyOf\",\"values\":[\"customer\"]},{\"kind\":\"test\",\"attribute\":\"event.any.30\",\"operator\":\"atLeast\",\"values\":[\"1\"]}]}", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, true, "Customers with new interest", null, 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_SegmentMembers_LeadId",
                table: "SegmentMembers",
                column: "LeadId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SegmentDays");

            migrationBuilder.DropTable(
                name: "SegmentMembers");

            migrationBuilder.DeleteData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 1);

            migrationBuilder.DeleteData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 2);

            migrationBuilder.DeleteData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 3);

            migrationBuilder.DeleteData(
                table: "Segments",
                keyColumn: "Id",
                keyValue: 4);

            migrationBuilder.DropColumn(
                name: "FrozenAt",
                table: "Segments");
        }
    }
}
