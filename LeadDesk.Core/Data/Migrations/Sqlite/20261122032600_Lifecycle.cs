using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lifecycle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Gate",
                table: "StageChanges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReasonKey",
                table: "StageChanges",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            // Leads that had no stage of their own yet have stood in the first one since they were made.
            migrationBuilder.Sql("""UPDATE "Leads" SET "StageSince" = "CreatedAt" WHERE "StageSince" < '1900-01-01';""");

            migrationBuilder.CreateTable(
                name: "MoveReasons",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ReturnDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MoveReasons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StageLimits",
                columns: table => new
                {
                    Stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StuckAfterDays = table.Column<int>(type: "INTEGER", nullable: true),
                    MostLeads = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StageLimits", x => x.Stage);
                });

            migrationBuilder.CreateTable(
                name: "WinChances",
                columns: table => new
                {
                    Stage = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ClosesIn = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WinChances", x => new { x.Stage, x.ClosesIn });
                });

            migrationBuilder.InsertData(
                table: "MoveReasons",
                columns: new[] { "Id", "Key", "Name", "Order", "RetiredAt", "ReturnDays", "To" },
                values: new object[,]
                {
                    { 1, "too-early", "Too early", 0, null, 60, "recycled" },
                    { 2, "no-budget", "No budget this year", 1, null, 180, "recycled" },
                    { 3, "wrong-person", "Wrong person", 2, null, 30, "recycled" },
                    { 4, "not-interested", "Not interested now", 3, null, 90, "recycled" },
                    { 5, "unreachable", "Could not be reached", 4, null, 60, "recycled" },
                    { 6, "not-our-market", "Not our market", 5, null, null, "disqualified" },
                    { 7, "duplicate", "Duplicate", 6, null, null, "disqualified" },
                    { 8, "bad-data", "Bad data", 7, null, null, "disqualified" },
                    { 9, "competitor", "Competitor", 8, null, null, "disqualified" },
                    { 10, "not-serviceable", "We cannot serve them", 9, null, null, "disqualified" },
                    { 11, "rude", "Rude", 10, null, null, "disqualified" },
                    { 12, "price", "Too expensive", 11, null, null, "lost" },
                    { 13, "lost-to-competitor", "Went to a competitor", 12, null, null, "lost" },
                    { 14, "no-decision", "Decided nothing", 13, null, null, "lost" },
                    { 15, "missing-feature", "Something was missing", 14, null, null, "lost" },
                    { 16, "budget-gone", "Budget was cut", 15, null, null, "lost" },
                    { 17, "went-silent", "Went silent", 16, null, null, "lost" },
                    { 18, "best-fit", "Best fit", 17, null, null, "customer" },
                    { 19, "best-price", "Best price", 18, null, null, "customer" },
                    { 20, "service", "Service and speed", 19, null, null, "customer" },
                    { 21, "trust", "Trust, or a recommendation", 20, null, null, "customer" }
                });

            migrationBuilder.InsertData(
                table: "StageLimits",
                columns: new[] { "Stage", "MostLeads", "StuckAfterDays" },
                values: new object[,]
                {
                    { "engaged", null, null },
                    { "lead", null, null },
                    { "mql", null, 3 },
                    { "opportunity", null, 60 },
                    { "sal", null, 14 },
                    { "sql", null, 30 }
                });

            migrationBuilder.InsertData(
                table: "WinChances",
                columns: new[] { "ClosesIn", "Stage", "Percent" },
                values: new object[,]
                {
                    { "HalfYear", "engaged", 3 },
                    { "Later", "engaged", 1 },
                    { "Month", "engaged", 5 },
                    { "Overdue", "engaged", 2 },
                    { "Quarter", "engaged", 4 },
                    { "Unknown", "engaged", 2 },
                    { "Year", "engaged", 2 },
                    { "HalfYear", "lead", 2 },
                    { "Later", "lead", 0 },
                    { "Month", "lead", 2 },
                    { "Overdue", "lead", 1 },
                    { "Quarter", "lead", 2 },
                    { "Unknown", "lead", 1 },
                    { "Year", "lead", 1 },
                    { "HalfYear", "mql", 6 },
                    { "Later", "mql", 2 },
                    { "Month", "mql", 10 },
                    { "Overdue", "mql", 4 },
                    { "Quarter", "mql", 8 },
                    { "Unknown", "mql", 5 },
                    { "Year", "mql", 4 },
                    { "HalfYear", "opportunity", 48 },
                    { "Later", "opportunity", 15 },
                    { "Month", "opportunity", 75 },
                    { "Overdue", "opportunity", 30 },
                    { "Quarter", "opportunity", 60 },
                    { "Unknown", "opportunity", 36 },
                    { "Year", "opportunity", 30 },
                    { "HalfYear", "sal", 12 },
                    { "Later", "sal", 4 },
                    { "Month", "sal", 19 },
                    { "Overdue", "sal", 8 },
                    { "Quarter", "sal", 15 },
                    { "Unknown", "sal", 9 },
                    { "Year", "sal", 8 },
                    { "HalfYear", "sql", 28 },
                    { "Later", "sql", 9 },
                    { "Month", "sql", 44 },
                    { "Overdue", "sql", 18 },
                    { "Quarter", "sql", 35 },
                    { "Unknown", "sql", 21 },
                    { "Year", "sql", 18 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_MoveReasons_Key",
                table: "MoveReasons",
                column: "Key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MoveReasons");

            migrationBuilder.DropTable(
                name: "StageLimits");

            migrationBuilder.DropTable(
                name: "WinChances");

            migrationBuilder.DropColumn(
                name: "Gate",
                table: "StageChanges");

            migrationBuilder.DropColumn(
                name: "ReasonKey",
                table: "StageChanges");
        }
    }
}
