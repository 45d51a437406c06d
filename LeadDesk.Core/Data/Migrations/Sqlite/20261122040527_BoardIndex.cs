using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BoardIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Leads_Stage_StageSince_Value_CloseDate_OwnerId",
                table: "Leads",
                columns: new[] { "Stage", "StageSince", "Value", "CloseDate", "OwnerId" },
                filter: "\"DeletedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_Stage_StageSince_Value_CloseDate_OwnerId",
                table: "Leads");
        }
    }
}
