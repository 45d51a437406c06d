using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ModelEditing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BasedOn",
                table: "ScoringModelVersions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "ScoringModelVersions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "ScoringModelVersions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HandedOver",
                table: "ScoringModelVersions",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "ScoringModelVersions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ComputedCell",
                table: "Leads",
                type: "character varying(2)",
                maxLength: 2,
                nullable: false,
                defaultValue: "D4");

            // Nothing was pinned before, so every cell was scoring's own.
            migrationBuilder.Sql("UPDATE \"Leads\" SET \"ComputedCell\" = \"Cell\"");

            migrationBuilder.AddColumn<bool>(
                name: "IsHeldBack",
                table: "Leads",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Persona",
                table: "Leads",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PinnedCell",
                table: "Leads",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PinnedUntil",
                table: "Leads",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "WeeklyCapacity",
                table: "AspNetUsers",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "GradeOverrides",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Cell = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ComputedCell = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ById = table.Column<int>(type: "integer", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "text", nullable: true),
                    ModelVersionId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GradeOverrides", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GradeOverrides_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ModelPreviews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    VersionId = table.Column<int>(type: "integer", nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    JobId = table.Column<long>(type: "bigint", nullable: true),
                    Result = table.Column<string>(type: "text", nullable: true),
                    Partial = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModelPreviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ModelPreviews_ScoringModelVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ScoringModelVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PreviewMoves",
                columns: table => new
                {
                    PreviewId = table.Column<long>(type: "bigint", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    To = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ScoreFrom = table.Column<double>(type: "double precision", nullable: false),
                    ScoreTo = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewMoves", x => new { x.PreviewId, x.LeadId });
                    table.ForeignKey(
                        name: "FK_PreviewMoves_ModelPreviews_PreviewId",
                        column: x => x.PreviewId,
                        principalTable: "ModelPreviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GradeOverrides_LeadId_At",
                table: "GradeOverrides",
                columns: new[] { "LeadId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ModelPreviews_VersionId",
                table: "ModelPreviews",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_PreviewMoves_PreviewId_From_To",
                table: "PreviewMoves",
                columns: new[] { "PreviewId", "From", "To" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GradeOverrides");

            migrationBuilder.DropTable(
                name: "PreviewMoves");

            migrationBuilder.DropTable(
                name: "ModelPreviews");

            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "ScoringModelVersions");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "ScoringModelVersions");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "ScoringModelVersions");

            migrationBuilder.DropColumn(
                name: "HandedOver",
                table: "ScoringModelVersions");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "ScoringModelVersions");

            migrationBuilder.DropColumn(
                name: "ComputedCell",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "IsHeldBack",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "Persona",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "PinnedCell",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "PinnedUntil",
                table: "Leads");

            migrationBuilder.DropColumn(
                name: "WeeklyCapacity",
                table: "AspNetUsers");
        }
    }
}
