using System.Globalization;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>A mapping made ready to read one row after another.</summary>
public sealed class RowPlan
{
    private const int MostProblems = 20;

    private readonly IReadOnlyList<PlannedColumn> columns;
    private readonly HashSet<string> notAnswered;
    private readonly int width;

    private RowPlan(IReadOnlyList<PlannedColumn> columns, HashSet<string> notAnswered, int width)
    {
        (this.columns, this.notAnswered, this.width) = (columns, notAnswered, width);
        HasEvents = columns.Any(column => EventTargets.IsOne(column.Mapping.Target));
    }

    /// <summary>Whether the rows are what happened, and not leads.</summary>
    public bool HasEvents { get; }

    /// <summary>Refused when the mapping names a column or target that does not exist, or one target twice.</summary>
    public static Outcome TryMake(ImportMapping mapping, IReadOnlyList<string> names, IReadOnlyList<CustomField> custom, OwnerBook owners, out RowPlan? plan)
    {
        plan = null;
        var targets = ImportTargets.With(custom).ToDictionary(target => target.Key);
        var planned = new List<PlannedColumn>();
        var taken = new Dictionary<string, string>();

        foreach (var column in mapping.Columns.Where(column => !string.IsNullOrEmpty(column.Target)))
        {
            var index = IndexOf(names, column.Column);

            if (index < 0)
            {
                return Outcome.Refuse($"The file has no column \"{column.Column}\". Nothing was imported. Its columns are: {string.Join(", ", names.Take(40))}.");
            }

            if (Find(column, targets) is not { } target)
            {
                return Outcome.Refuse($"\"{column.Target}\" is nothing that the column \"{column.Column}\" can go to. Nothing was imported. Choose another field for it, or ignore the column.");
            }

            if (column.Target != ImportTargets.New && !taken.TryAdd(target.Key, column.Column))
            {
                return Outcome.Refuse($"The columns \"{taken[target.Key]}\" and \"{column.Column}\" both go to {target.Name}. Nothing was imported. Choose one of them.");
            }

            planned.Add(new PlannedColumn(index, column, target, owners));
        }

        plan = new RowPlan(planned, new HashSet<string>(mapping.NotAnswered.Select(word => word.Trim()), StringComparer.OrdinalIgnoreCase), names.Count);
        return plan.HasEvents && !EventTargets.AreIn([.. planned.Select(column => column.Mapping.Target)])
            ? Outcome.Refuse("Rows of events need a column for what happened and one for when. Nothing was imported. Choose both, or ignore the columns of events.")
            : planned.Any(column => column.MakesALead)
            ? Outcome.Done
            : Outcome.Refuse("No column says who the leads are. Nothing was imported. Choose the column that holds the external id, e-mail, name or phone.");
    }

    /// <summary>The choices that rows brought and the field did not have, by the key of the custom field; taken once.</summary>
    public IEnumerable<(string Key, IReadOnlyList<string> Choices)> TakeNewChoices() =>
        columns.Select(column => (column.CustomKey, column.TakeNewChoices())).Where(found => found.Item2.Count > 0);

    /// <summary>How a column reads these cells; none when it goes nowhere.</summary>
    public IReadOnlyList<ReadSample> Try(string column, IReadOnlyList<string> cells) =>
        columns.FirstOrDefault(planned => planned.Mapping.Column == column) is not { } found ? []
            : [.. cells.Select(cell => new ReadSample(cell, Answer(cell) is { } text ? found.Show(text) : null))];

    public ImportRow Read(TableRow source)
    {
        var row = new ImportRow(source.Line, source.Cells) { Refusal = source.Refusal ?? Shape(source) };

        if (row.Refusal is not null)
        {
            return row;
        }

        foreach (var column in columns)
        {
            if (column.Index < source.Cells.Length && Answer(source.Cells[column.Index]) is { } text)
            {
                column.Read(row, text);
            }
        }

        if (row.Problems.Count > MostProblems)
        {
            row.Problems.RemoveRange(MostProblems, row.Problems.Count - MostProblems);
        }

        row.Refusal = HasEvents && (row.Event.At is null || (row.Event.Type is null && row.Event.Activity is null)) ? "says not both what happened and when"
            : row.IsLead ? null
            : "says neither external id, nor e-mail, name or phone, so it is no lead";
        return row;
    }

    // What a spreadsheet was kept from calculating with an apostrophe is meant without it.
    private string? Answer(string cell)
    {
        var text = cell.AsSpan().Trim();
        text = text is ['\'', '=' or '+' or '-' or '@' or '\t', ..] ? text[1..].Trim() : text;
        return text.IsEmpty || notAnswered.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text) ? null : text.Length == cell.Length ? cell : new string(text);
    }

    private string? Shape(TableRow row)
    {
        for (var at = 0; at < row.Cells.Length; at++)
        {
            if (at >= width && !string.IsNullOrWhiteSpace(row.Cells[at]))
            {
                return string.Create(CultureInfo.InvariantCulture, $"has {row.Cells.Length} cells, the header has {width}: a text with a separator in it needs quotes round it");
            }

            if (row.Cells[at].Contains('\0'))
            {
                return string.Create(CultureInfo.InvariantCulture, $"holds a NUL character in cell {at + 1}, so it is damaged");
            }
        }

        return null;
    }

    private static ImportTarget? Find(ColumnMapping column, Dictionary<string, ImportTarget> targets) => column is { Target: ImportTargets.New, NewField: { } field }
        ? new ImportTarget(ImportTargets.New, field.Name, "Custom", LeadFields.Of(NewFields.Draft(field)))
        : targets.GetValueOrDefault(column.Target!);

    private static int IndexOf(IReadOnlyList<string> names, string wanted)
    {
        for (var at = 0; at < names.Count; at++)
        {
            if (string.Equals(names[at], wanted, StringComparison.OrdinalIgnoreCase))
            {
                return at;
            }
        }

        return -1;
    }
}
