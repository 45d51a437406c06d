using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Duplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MatchCompany",
                table: "Leads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MatchDomain",
                table: "Leads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "MatchDue",
                table: "Leads",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "MatchMail",
                table: "Leads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MatchPhone",
                table: "Leads",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MergedIntoId",
                table: "Leads",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DuplicatePairs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    OtherId = table.Column<long>(type: "bigint", nullable: false),
                    Confidence = table.Column<double>(type: "double precision", nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DismissedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DismissedBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicatePairs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DuplicatePairs_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DuplicatePairs_Leads_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Merges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SurvivorId = table.Column<long>(type: "bigint", nullable: false),
                    MergedId = table.Column<long>(type: "bigint", nullable: false),
                    MergedName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<int>(type: "integer", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    Memory = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Merges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Merges_Leads_MergedId",
                        column: x => x.MergedId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Merges_Leads_SurvivorId",
                        column: x => x.SurvivorId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_MatchCompany_Id",
                table: "Leads",
                columns: new[] { "MatchCompany", "Id" },
                filter: "\"MatchCompany\" IS NOT NULL AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_MatchDomain_Id",
                table: "Leads",
                columns: new[] { "MatchDomain", "Id" },
                filter: "\"MatchDomain\" IS NOT NULL AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_MatchDue",
                table: "Leads",
                column: "Id",
                filter: "\"MatchDue\" AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_MatchMail_Id",
                table: "Leads",
                columns: new[] { "MatchMail", "Id" },
                filter: "\"MatchMail\" IS NOT NULL AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_MatchPhone_Id",
                table: "Leads",
                columns: new[] { "MatchPhone", "Id" },
                filter: "\"MatchPhone\" IS NOT NULL AND \"DeletedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_MergedIntoId",
                table: "Leads",
                column: "MergedIntoId",
                filter: "\"MergedIntoId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_Confidence_Id",
                table: "DuplicatePairs",
                columns: new[] { "Confidence", "Id" },
                filter: "\"DismissedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_LeadId_OtherId",
                table: "DuplicatePairs",
                columns: new[] { "LeadId", "OtherId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_OtherId",
                table: "DuplicatePairs",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_At",
                table: "Merges",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_MergedId",
                table: "Merges",
                column: "MergedId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_SurvivorId",
                table: "Merges",
                column: "SurvivorId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DuplicatePairs");

            migrationBuilder.DropTable(
                name: "Merges");

            migrationBuilder.DropIndex(
                name: "IX_Leads_MatchCompany_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_MatchDomain_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_MatchDue",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_MatchMail_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_MatchPhone_Id",
                table: "Leads");

            migrationBuilder.DropIndex(
                name: "IX_Leads_MergedIntoId",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MatchCompany",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MatchDomain",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MatchDue",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MatchMail",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MatchPhone",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "MergedIntoId",
                table: "Leads");
        }
    }
}
