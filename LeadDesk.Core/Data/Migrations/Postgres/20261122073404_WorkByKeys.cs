using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WorkByKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerId_SlaState_CellRank_IsLate_LastSignalAt",
                table: "Leads");

            migrationBuilder.CreateTable(
                name: "KeyChoices",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    AreOff = table.Column<bool>(type: "boolean", nullable: false),
                    Changes = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyChoices", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_KeyChoices_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QueueSkips",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueSkips", x => new { x.UserId, x.LeadId });
                    table.ForeignKey(
                        name: "FK_QueueSkips_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QueueSkips_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "QueueTurns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QueueTurns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QueueTurns_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_QueueTurns_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Chips = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Queue",
                table: "Leads",
                columns: new[] { "OwnerId", "SlaState", "CellRank", "IsLate", "LastSignalAt", "Id", "RestsUntil", "Stage", "RespondBy", "InQueue", "DeletedAt" },
                descending: new[] { false, false, false, false, true, false, false, false, false, false, false },
                filter: "\"InQueue\" AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QueueSkips_LeadId",
                table: "QueueSkips",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_QueueTurns_LeadId",
                table: "QueueTurns",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_QueueTurns_UserId_At_LeadId",
                table: "QueueTurns",
                columns: new[] { "UserId", "At", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_UserId_Name",
                table: "SavedViews",
                columns: new[] { "UserId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeyChoices");

            migrationBuilder.DropTable(
                name: "QueueSkips");

            migrationBuilder.DropTable(
                name: "QueueTurns");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Leads_Queue",
                table: "Leads");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId_SlaState_CellRank_IsLate_LastSignalAt",
                table: "Leads",
                columns: new[] { "OwnerId", "SlaState", "CellRank", "IsLate", "LastSignalAt" },
                descending: new[] { false, false, false, false, true },
                filter: "\"InQueue\" AND \"DeletedAt\" IS NULL");
        }
    }
}
