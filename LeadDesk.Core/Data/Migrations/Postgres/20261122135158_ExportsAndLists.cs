using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ExportsAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AttachedAs",
                table: "Outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AttachedFile",
                table: "Outbox",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DefinitionId",
                table: "Exports",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DeliveredTo",
                table: "Exports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FileName",
                table: "Exports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoredName",
                table: "Exports",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ExportDefinitions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    OwnerId = table.Column<int>(type: "integer", nullable: true),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    Leads = table.Column<string>(type: "text", nullable: false),
                    Columns = table.Column<string>(type: "text", nullable: false),
                    Sort = table.Column<string>(type: "text", nullable: false),
                    IsCsv = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    OnlyChanged = table.Column<bool>(type: "boolean", nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Weekday = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Zone = table.Column<string>(type: "text", nullable: false),
                    MailTo = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ToFolder = table.Column<bool>(type: "boolean", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Stopped = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportDefinitions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ListHabits",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    Columns = table.Column<string>(type: "text", nullable: false),
                    IsDense = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListHabits", x => x.UserId);
                    table.ForeignKey(
                        name: "FK_ListHabits_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedLists",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "text", nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedLists", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedLists_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ExportedLeads",
                columns: table => new
                {
                    DefinitionId = table.Column<int>(type: "integer", nullable: false),
                    LeadId = table.Column<long>(type: "bigint", nullable: false),
                    Sum = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExportedLeads", x => new { x.DefinitionId, x.LeadId });
                    table.ForeignKey(
                        name: "FK_ExportedLeads_ExportDefinitions_DefinitionId",
                        column: x => x.DefinitionId,
                        principalTable: "ExportDefinitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExportedLeads_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExportDefinitions_NextAt",
                table: "ExportDefinitions",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_ExportedLeads_LeadId",
                table: "ExportedLeads",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedLists_UserId_Name",
                table: "SavedLists",
                columns: new[] { "UserId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExportedLeads");

            migrationBuilder.DropTable(
                name: "ListHabits");

            migrationBuilder.DropTable(
                name: "SavedLists");

            migrationBuilder.DropTable(
                name: "ExportDefinitions");

            migrationBuilder.DropColumn(
                name: "AttachedAs",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "AttachedFile",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "DefinitionId",
                table: "Exports");

            migrationBuilder.DropColumn(
                name: "DeliveredTo",
                table: "Exports");

            migrationBuilder.DropColumn(
                name: "FileName",
                table: "Exports");

            migrationBuilder.DropColumn(
                name: "StoredName",
                table: "Exports");
        }
    }
}
