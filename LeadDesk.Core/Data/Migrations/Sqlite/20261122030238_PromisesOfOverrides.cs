using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PromisesOfOverrides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PromisedBefore",
                table: "GradeOverrides",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PromisedInstead",
                table: "GradeOverrides",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PromisedBefore",
                table: "GradeOverrides");

            migrationBuilder.DropColumn(
                name: "PromisedInstead",
                table: "GradeOverrides");
        }
    }
}
