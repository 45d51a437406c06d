using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StoppedPromises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks",
                columns: new[] { "StoppedAt", "Kind", "OwnerId", "Cell", "DueAt", "IsKept", "TookMinutes" },
                filter: "\"StoppedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_StoppedAt_Kind_OwnerId_Cell_DueAt_IsKept_TookMinutes",
                table: "Clocks",
                columns: new[] { "StoppedAt", "Kind", "OwnerId", "Cell", "DueAt", "IsKept", "TookMinutes" });
        }
    }
}
