using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportShapes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "PromisesAfter",
                table: "Leads",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Shape",
                table: "Imports",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sum",
                table: "Imports",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Shape",
                table: "Imports",
                column: "Shape");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Sum",
                table: "Imports",
                column: "Sum");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Imports_Shape",
                table: "Imports");

            migrationBuilder.DropIndex(
                name: "IX_Imports_Sum",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "PromisesAfter",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Shape",
                table: "Imports");

            migrationBuilder.DropColumn(
                name: "Sum",
                table: "Imports");
        }
    }
}
