using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PackedSignals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PackedSignals",
                columns: table => new
                {
                    LeadId = table.Column<long>(type: "INTEGER", nullable: false),
                    Stamp = table.Column<long>(type: "INTEGER", nullable: false),
                    Signals = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PackedSignals", x => x.LeadId);
                    table.ForeignKey(
                        name: "FK_PackedSignals_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // The database itself empties what is packed, whoever changes events.
            migrationBuilder.Sql("""
                CREATE TRIGGER "PackedSignals_EventAdded" AFTER INSERT ON "Events" BEGIN
                    INSERT INTO "PackedSignals" ("LeadId", "Stamp") VALUES (NEW."LeadId", 1)
                    ON CONFLICT ("LeadId") DO UPDATE SET "Stamp" = "Stamp" + 1, "Signals" = NULL;
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "PackedSignals_EventChanged" AFTER UPDATE ON "Events" BEGIN
                    UPDATE "PackedSignals" SET "Stamp" = "Stamp" + 1, "Signals" = NULL WHERE "LeadId" = OLD."LeadId";
                    INSERT INTO "PackedSignals" ("LeadId", "Stamp") VALUES (NEW."LeadId", 1)
                    ON CONFLICT ("LeadId") DO UPDATE SET "Stamp" = "Stamp" + 1, "Signals" = NULL;
                END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "PackedSignals_EventRemoved" AFTER DELETE ON "Events" BEGIN
                    UPDATE "PackedSignals" SET "Stamp" = "Stamp" + 1, "Signals" = NULL WHERE "LeadId" = OLD."LeadId";
                END;
                """);
            migrationBuilder.Sql("""INSERT INTO "PackedSignals" ("LeadId", "Stamp") SELECT DISTINCT "LeadId", 1 FROM "Events";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "PackedSignals_EventAdded"; DROP TRIGGER "PackedSignals_EventChanged"; DROP TRIGGER "PackedSignals_EventRemoved";""");
            migrationBuilder.DropTable(
                name: "PackedSignals");
        }
    }
}
