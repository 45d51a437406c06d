using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadDesk.Tests.Desk.Duplicates;

/// <summary>Every row of every table as text, but for the notes that the desk makes for itself and the book of merges.</summary>
internal static class WholeDesk
{
    private static readonly Type[] Notes = [typeof(LeadMerge), typeof(PackedSignals), typeof(ClockWork)];

    public static async Task<IReadOnlyList<string>> PictureAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        var rows = new List<string>();

        foreach (var table in db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !Notes.Contains(type.ClrType)))
        {
            rows.AddRange(await RowsAsync(db, table));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(LeadDb db, IEntityType table)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table.GetTableName()}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();

        while (await reader.ReadAsync())
        {
            rows.Add($"{table.GetTableName()}: {string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)}"))}");
        }

        return rows;
    }
}
