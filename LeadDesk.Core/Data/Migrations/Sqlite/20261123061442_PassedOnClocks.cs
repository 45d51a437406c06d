using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PassedOnClocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_CellChangesAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ExternalId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_PhoneKey",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_QualificationFadesAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_AtRiskAt_DueAt_OwnerId_Cell_HeldSince",
                table: "Clocks");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks");

            migrationBuilder.AddColumn<bool>(
                name: "Consent_IsQuiet",
                table: "Forms",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Consent_IsRequired",
                table: "Forms",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent_Words",
                table: "Forms",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            // What was kept as "consent:rq:the words" behind the fields.
            migrationBuilder.Sql(
                """
                UPDATE "Forms" SET
                    "Consent_IsRequired" = substr(kept.rest, 1, instr(kept.rest, ':') - 1) LIKE '%r%',
                    "Consent_IsQuiet" = substr(kept.rest, 1, instr(kept.rest, ':') - 1) LIKE '%q%',
                    "Consent_Words" = substr(kept.rest, instr(kept.rest, ':') + 1)
                FROM (SELECT form."Id" AS id, substr(field.value, 9) AS rest FROM "Forms" AS form, json_each(form."Fields") AS field WHERE field.value LIKE 'consent:%') AS kept
                WHERE kept.id = "Forms"."Id";
                """);
            migrationBuilder.Sql(
                """
                UPDATE "Forms" SET "Fields" = (SELECT json_group_array(field.value) FROM json_each("Fields") AS field WHERE field.value NOT LIKE 'consent:%')
                WHERE "Consent_Words" IS NOT NULL;
                """);

            migrationBuilder.AddColumn<bool>(
                name: "IsPassedOn",
                table: "Clocks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CellChangesAt",
                table: "Leads",
                column: "CellChangesAt",
                filter: "\"CellChangesAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ExternalId",
                table: "Leads",
                column: "ExternalId",
                unique: true,
                filter: "\"ExternalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_PhoneKey",
                table: "Leads",
                column: "PhoneKey",
                filter: "\"MergedIntoId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_QualificationFadesAt",
                table: "Leads",
                column: "QualificationFadesAt",
                filter: "\"QualificationFadesAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_AtRiskAt_DueAt_OwnerId_Cell_HeldSince_IsPassedOn",
                table: "Clocks",
                columns: new[] { "AtRiskAt", "DueAt", "OwnerId", "Cell", "HeldSince", "IsPassedOn" },
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes_IsPassedOn",
                table: "Clocks",
                columns: new[] { "StoppedAt", "Kind", "OwnerId", "Cell", "DueAt", "IsKept", "TookMinutes", "IsPassedOn" },
                filter: "\"StoppedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_CellChangesAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_ExternalId",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_PhoneKey",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_QualificationFadesAt",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_AtRiskAt_DueAt_OwnerId_Cell_HeldSince_IsPassedOn",
                table: "Clocks");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes_IsPassedOn",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "Consent_IsQuiet",
                table: "Forms");

            migrationBuilder.DropColumn(
                name: "Consent_IsRequired",
                table: "Forms");

            migrationBuilder.DropColumn(
                name: "Consent_Words",
                table: "Forms");

            migrationBuilder.DropColumn(
                name: "IsPassedOn",
                table: "Clocks");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CellChangesAt",
                table: "Leads",
                column: "CellChangesAt");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ExternalId",
                table: "Leads",
                column: "ExternalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_PhoneKey",
                table: "Leads",
                column: "PhoneKey");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_QualificationFadesAt",
                table: "Leads",
                column: "QualificationFadesAt");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_AtRiskAt_DueAt_OwnerId_Cell_HeldSince",
                table: "Clocks",
                columns: new[] { "AtRiskAt", "DueAt", "OwnerId", "Cell", "HeldSince" },
                filter: "\"StoppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks",
                columns: new[] { "StoppedAt", "Kind", "OwnerId", "Cell", "DueAt", "IsKept", "TookMinutes" },
                filter: "\"StoppedAt\" IS NOT NULL");
        }
    }
}
