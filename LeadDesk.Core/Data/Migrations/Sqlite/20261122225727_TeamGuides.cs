using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LeadDesk.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TeamGuides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PoolId",
                table: "FrameworkRules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TeamGuides",
                columns: table => new
                {
                    PoolId = table.Column<int>(type: "INTEGER", nullable: false),
                    Opening = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TeamGuides", x => x.PoolId);
                    table.ForeignKey(
                        name: "FK_TeamGuides_Pools_PoolId",
                        column: x => x.PoolId,
                        principalTable: "Pools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FrameworkRules_PoolId",
                table: "FrameworkRules",
                column: "PoolId");

            migrationBuilder.AddForeignKey(
                name: "FK_FrameworkRules_Pools_PoolId",
                table: "FrameworkRules",
                column: "PoolId",
                principalTable: "Pools",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_FrameworkRules_Pools_PoolId",
                table: "FrameworkRules");

            migrationBuilder.DropTable(
                name: "TeamGuides");

            migrationBuilder.DropIndex(
                name: "IX_FrameworkRules_PoolId",
                table: "FrameworkRules");

            migrationBuilder.DropColumn(
                name: "PoolId",
                table: "FrameworkRules");
        }
    }
}
