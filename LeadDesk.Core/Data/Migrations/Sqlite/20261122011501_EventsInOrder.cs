using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EventsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_LeadId_OccurredAt",
                table: "Events");

            migrationBuilder.CreateIndex(
                name: "IX_Events_LeadId_OccurredAt_Type_Subject_Campaign",
                table: "Events",
                columns: new[] { "LeadId", "OccurredAt", "Type", "Subject", "Campaign" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Events_LeadId_OccurredAt_Type_Subject_Campaign",
                table: "Events");

            migrationBuilder.CreateIndex(
                name: "IX_Events_LeadId_OccurredAt",
                table: "Events",
                columns: new[] { "LeadId", "OccurredAt" });
        }
    }
}
