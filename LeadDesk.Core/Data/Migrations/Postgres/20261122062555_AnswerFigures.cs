using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AnswerFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_Stage_StageSince_Value_CloseDate_OwnerId",
                table: "Leads");

            migrationBuilder.AddColumn<DateOnly>(
                name: "AnsweredCloseDate",
                table: "Leads",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "AnsweredValue",
                table: "Leads",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsLate",
                table: "Leads",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsConfirmation",
                table: "AnswerChanges",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Stage_StageSince_Value_CloseDate_AnsweredValue_Answer~",
                table: "Leads",
                columns: new[] { "Stage", "StageSince", "Value", "CloseDate", "AnsweredValue", "AnsweredCloseDate", "OwnerId" },
                filter: "\"DeletedAt\" IS NULL");

            // Leads with answers are due, so that the desk finds the new figures for them.
            migrationBuilder.Sql("UPDATE \"Leads\" SET \"QualificationFadesAt\" = \"CreatedAt\" WHERE \"QualificationScore\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Leads_Stage_StageSince_Value_CloseDate_AnsweredValue_Answer~",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "AnsweredCloseDate",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "AnsweredValue",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "IsLate",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "IsConfirmation",
                table: "AnswerChanges");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_Stage_StageSince_Value_CloseDate_OwnerId",
                table: "Leads",
                columns: new[] { "Stage", "StageSince", "Value", "CloseDate", "OwnerId" },
                filter: "\"DeletedAt\" IS NULL");
        }
    }
}
