using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Exchange.Imports.Files;
using LeadDesk.Core.Leads.Sources;

namespace LeadDesk.Core.Exchange.Sources;

/// <summary>Makes costs of the rows of a table, whose columns tell together how numbers and days are written.</summary>
internal sealed class CostTable
{
    private readonly Dictionary<CostColumn, int> columns;
    private readonly List<TableRow> rows;
    private readonly DecimalMark mark;
    private readonly DateOrder order;
    private readonly bool isUnclear;

    private CostTable(Dictionary<CostColumn, int> columns, List<TableRow> rows)
    {
        (this.columns, this.rows) = (columns, rows);
        var (amounts, days) = (new ColumnProfile("Amount"), new ColumnProfile("Days"));

        foreach (var row in rows)
        {
            Add(amounts, Text(row, CostColumn.Amount));
            Add(days, Text(row, CostColumn.From));
            Add(days, Text(row, CostColumn.To));
        }

        (mark, order, isUnclear) = (amounts.Numbers, days.Dates, amounts.NumbersAreAmbiguous);
        Understood = string.Join(" ", new[]
        {
            $"{string.Join(", ", CostColumn.All.Where(columns.ContainsKey).Select(column => column.Name))}.",
            mark == DecimalMark.Comma ? "1,50 is one and a half." : null,
            days.DatesAreAmbiguous ? "Days like 03/04 are read day first." : order == DateOrder.MonthFirst ? "Days are read month first." : null,
        }.OfType<string>());

        static void Add(ColumnProfile profile, string text)
        {
            if (text.Length > 0)
            {
                profile.Add(text);
            }
        }
    }

    public string Understood { get; }

    /// <summary>Refused when the columns are not there, or when there are no rows or too many.</summary>
    public static Outcome TryRead(FileTable file, int most, out CostTable? table)
    {
        table = null;
        var found = CostColumn.Find(file.Columns);

        if (CostColumn.Missing(found) is { } missing)
        {
            return Outcome.Refuse(missing);
        }

        var read = new List<TableRow>();

        while (file.Rows.ReadWritten(out var row))
        {
            read.Add(row);

            if (read.Count > most)
            {
                return Outcome.Refuse($"There are more than {most:N0} rows. Nothing was taken. Take them in parts.");
            }
        }

        table = read.Count == 0 ? null : new(found, read);
        return read.Count == 0 ? Outcome.Refuse("There is no row below the header. Nothing was taken.") : Outcome.Done;
    }

    public IReadOnlyList<CostRow> Rows() => [.. rows.Select(Read)];

    private CostRow Read(TableRow row)
    {
        var entry = new CostEntry(null, Text(row, CostColumn.Source), Text(row, CostColumn.Campaign), null, null, null, Text(row, CostColumn.Note)).Trimmed();
        var problem = row.Refusal is { } refusal ? $"The row {refusal}." : Days(row, ref entry) ?? Amount(row, ref entry) ?? entry.Problem;
        return new(row.Line, row.Cells, entry, problem);
    }

    // From and to count before the month; without a last day it is one day.
    private string? Days(TableRow row, ref CostEntry entry)
    {
        var (from, to, month) = (Text(row, CostColumn.From), Text(row, CostColumn.To), Text(row, CostColumn.Month));

        if (from.Length == 0 && month.Length > 0)
        {
            var read = MonthText.TryRead(month, order, out var first, out var last);
            entry = read ? entry with { From = first, To = last } : entry;
            return read ? null : $"“{month}” is not a month; write it as 2026-11.";
        }

        if (!DateText.TryRead(from, order, out var start) || !DateText.TryRead(to.Length == 0 ? from : to, order, out var end))
        {
            var wrong = DateText.TryRead(from, order, out _) ? to : from;
            return wrong.Length == 0 ? null : $"“{wrong}” is not a day; write it as 2026-11-21.";
        }

        entry = entry with { From = DateOnly.FromDateTime(start.UtcDateTime), To = DateOnly.FromDateTime(end.UtcDateTime) };
        return null;
    }

    private string? Amount(TableRow row, ref CostEntry entry)
    {
        var text = Text(row, CostColumn.Amount);

        if (text.Length == 0)
        {
            return null;
        }

        if (isUnclear && NumberText.IsAmbiguous(text))
        {
            return $"“{text}” can be read in two ways. Write it without a sign between thousands.";
        }

        if (!NumberText.TryRead(text, mark, out var number).Succeeded)
        {
            return $"“{text}” is not an amount.";
        }

        entry = entry with { Amount = Math.Abs(number.Number) > (double)CampaignCost.Most ? CampaignCost.Most + 1 : decimal.Round((decimal)number.Number, 6) };
        return null;
    }

    private string Text(TableRow row, CostColumn column) => columns.TryGetValue(column, out var at) && at < row.Cells.Length ? row.Cells[at].Trim() : "";
}
