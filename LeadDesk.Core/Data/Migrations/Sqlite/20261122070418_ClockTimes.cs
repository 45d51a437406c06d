using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClockTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerId_SlaState_CellRank_LastSignalAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_DueAt_OwnerId",
                table: "Clocks");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_OwnerId",
                table: "Clocks");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_StartedAt",
                table: "Clocks");

            // In place: Entity Framework would copy the whole table, outside of a transaction.
            migrationBuilder.Sql("""ALTER TABLE "Clocks" DROP COLUMN "HeldTicks";""");

            migrationBuilder.AddColumn<DateTime>(
                name: "ReceivingSince",
                table: "RepProfiles",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AtRiskAt",
                table: "Clocks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "PressingAt",
                table: "Clocks",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<double>(
                name: "TookMinutes",
                table: "Clocks",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SlaSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    BreachesUntilPause = table.Column<int>(type: "INTEGER", nullable: true),
                    BreachDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SlaSettings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId_SlaState_CellRank_IsLate_LastSignalAt",
                table: "Leads",
                columns: new[] { "OwnerId", "SlaState", "CellRank", "IsLate", "LastSignalAt" },
                descending: new[] { false, false, false, false, true },
                filter: "\"InQueue\" AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_AtRiskAt_DueAt_OwnerId_Cell_HeldSince",
                table: "Clocks",
                columns: new[] { "AtRiskAt", "DueAt", "OwnerId", "Cell", "HeldSince" },
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_OwnerId_BreachedAt",
                table: "Clocks",
                columns: new[] { "OwnerId", "BreachedAt" },
                filter: "\"BreachedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks",
                columns: new[] { "StoppedAt", "Kind", "OwnerId", "Cell", "DueAt", "IsKept", "TookMinutes" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SlaSettings");

            migrationBuilder.DropIndex(
                name: "IX_Leads_OwnerId_SlaState_CellRank_IsLate_LastSignalAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_AtRiskAt_DueAt_OwnerId_Cell_HeldSince",
                table: "Clocks");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_OwnerId_BreachedAt",
                table: "Clocks");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "ReceivingSince",
                table: "RepProfiles");

            migrationBuilder.DropColumn(
                name: "AtRiskAt",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "PressingAt",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "TookMinutes",
                table: "Clocks");

            migrationBuilder.AddColumn<long>(
                name: "HeldTicks",
                table: "Clocks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OwnerId_SlaState_CellRank_LastSignalAt",
                table: "Leads",
                columns: new[] { "OwnerId", "SlaState", "CellRank", "LastSignalAt" },
                descending: new[] { false, false, false, true },
                filter: "\"InQueue\" AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_DueAt_OwnerId",
                table: "Clocks",
                columns: new[] { "DueAt", "OwnerId" },
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_OwnerId",
                table: "Clocks",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_StartedAt",
                table: "Clocks",
                column: "StartedAt");
        }
    }
}
