using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LikeliestFirst : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Leads_Likeliest",
                table: "Leads",
                columns: new[] { "OwnerId", "SlaState", "Probability", "CellRank", "Id" },
                descending: new[] { false, false, true, false, false },
                filter: "\"InQueue\" AND \"DeletedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_Likeliest",
                table: "Leads");
        }
    }
}
