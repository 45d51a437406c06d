using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
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
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Stamp = table.Column<long>(type: "bigint", nullable: false),
                    Signals = table.Column<byte[]>(type: "bytea", nullable: true)
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

            // The database itself empties what is packed, whoever changes events; leads in one order, so that two statements never wait for each other.
            migrationBuilder.Sql("""
                CREATE FUNCTION "EmptyPackedSignals"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP <> 'INSERT' THEN
                        PERFORM 1 FROM "PackedSignals" WHERE "LeadId" IN (SELECT "LeadId" FROM before) ORDER BY "LeadId" FOR UPDATE;
                        UPDATE "PackedSignals" SET "Stamp" = "Stamp" + 1, "Signals" = NULL WHERE "LeadId" IN (SELECT "LeadId" FROM before);
                    END IF;
                    IF TG_OP <> 'DELETE' THEN
                        INSERT INTO "PackedSignals" ("LeadId", "Stamp") SELECT DISTINCT "LeadId", 1 FROM after ORDER BY 1
                        ON CONFLICT ("LeadId") DO UPDATE SET "Stamp" = "PackedSignals"."Stamp" + 1, "Signals" = NULL;
                    END IF;
                    RETURN NULL;
                END $$;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER "PackedSignals_EventAdded" AFTER INSERT ON "Events" REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "EmptyPackedSignals"();
                CREATE TRIGGER "PackedSignals_EventChanged" AFTER UPDATE ON "Events" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION "EmptyPackedSignals"();
                CREATE TRIGGER "PackedSignals_EventRemoved" AFTER DELETE ON "Events" REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION "EmptyPackedSignals"();
                """);
            migrationBuilder.Sql("""INSERT INTO "PackedSignals" ("LeadId", "Stamp") SELECT DISTINCT "LeadId", 1 FROM "Events";""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER "PackedSignals_EventAdded" ON "Events"; DROP TRIGGER "PackedSignals_EventChanged" ON "Events"; DROP TRIGGER "PackedSignals_EventRemoved" ON "Events";
                DROP FUNCTION "EmptyPackedSignals"();
                """);
            migrationBuilder.DropTable(
                name: "PackedSignals");
        }
    }
}
