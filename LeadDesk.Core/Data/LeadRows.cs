using System.Globalization;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadDesk.Core.Data;

/// <summary>
/// All rows that belong to a lead, in whichever table, so that they can be given to another lead and back. A table that refers to leads is among
/// them as soon as it is mapped.
/// </summary>
internal static class LeadRows
{
    // Pairs and merges are about two leads; the others are notes that the desk makes anew by itself.
    private static readonly Type[] Left = [typeof(DuplicatePair), typeof(LeadMerge), typeof(PackedSignals), typeof(ClockWork), typeof(PreviewMove)];

    /// <summary>Gives a lead's rows to another. A row stays where the other has its like already, such as the same tag.</summary>
    /// <returns>By table, the keys of the rows that moved, as text.</returns>
    public static async Task<Dictionary<string, List<string>>> MoveAsync(LeadDb db, long from, long to, CancellationToken cancellationToken)
    {
        var moved = new Dictionary<string, List<string>>();

        foreach (var table in Tables(db))
        {
            var sql = $"SELECT CAST({table.Key("t")} AS TEXT) AS \"Value\" FROM {table.Quoted} t WHERE t.{table.LeadColumn} = {{0}}{table.Unlike}";
            var keys = await db.Database.SqlQueryRaw<string>(sql, from, to).ToListAsync(cancellationToken);

            if (keys.Count > 0)
            {
                await GiveAsync(db, table, keys, from, to, cancellationToken);
                moved[table.Name] = keys;
            }
        }

        return moved;
    }

    /// <summary>Gives back what moved, unless it is with neither of the two any more.</summary>
    public static async Task MoveBackAsync(LeadDb db, Dictionary<string, List<string>> moved, long from, long to, CancellationToken cancellationToken)
    {
        foreach (var table in Tables(db).Where(table => moved.ContainsKey(table.Name)))
        {
            await GiveAsync(db, table, moved[table.Name], from, to, cancellationToken);
        }
    }

    private static async Task GiveAsync(LeadDb db, Table table, List<string> keys, long from, long to, CancellationToken cancellationToken)
    {
        foreach (var some in keys.Chunk(400))
        {
            var places = string.Join(", ", some.Select((_, at) => "{" + (at + 2).ToString(CultureInfo.InvariantCulture) + "}"));
            var these = table.IsOneRowEach ? "" : $" AND CAST({table.Key(table.Quoted)} AS TEXT) IN ({places})";
            var sql = $"UPDATE {table.Quoted} SET {table.LeadColumn} = {{1}} WHERE {table.LeadColumn} = {{0}}{these}";
            await db.Database.ExecuteSqlRawAsync(sql, [from, to, .. some], cancellationToken);
        }
    }

    private static List<Table> Tables(LeadDb db) =>
    [
        .. from type in db.Model.GetEntityTypes()
           where !Left.Contains(type.ClrType)
           from key in type.GetForeignKeys()
           where key.PrincipalEntityType.ClrType == typeof(Lead) && key.Properties.Count == 1
           orderby type.GetTableName()
           select new Table(type, key.Properties[0]),
    ];

    private sealed class Table(IEntityType type, IProperty lead)
    {
        public string Name { get; } = type.GetTableName()!;
        public string Quoted => $"\"{Name}\"";
        public string LeadColumn { get; } = $"\"{lead.GetColumnName()}\"";

        public bool IsOneRowEach => type.FindPrimaryKey()!.Properties is [var only] && only == lead;

        /// <summary>What tells the rows of one lead apart; where there is one row a lead, the lead itself.</summary>
        public string Key(string alias) => $"{alias}.\"{(type.FindPrimaryKey()!.Properties.FirstOrDefault(property => property != lead) ?? lead).GetColumnName()}\"";

        /// <summary>Leaves out the rows whose like the other lead has.</summary>
        public string Unlike => string.Concat(Unique().Select(columns =>
            $" AND NOT EXISTS (SELECT 1 FROM {Quoted} o WHERE o.{LeadColumn} = {{1}}{string.Concat(columns.Select(column => $" AND o.\"{column}\" = t.\"{column}\""))})"));

        private IEnumerable<IReadOnlyList<string>> Unique() => type.GetKeys().Select(key => key.Properties).Concat(type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties))
            .Where(properties => properties.Contains(lead)).Select(properties => properties.Where(property => property != lead).Select(property => property.GetColumnName()).ToList());
    }
}
