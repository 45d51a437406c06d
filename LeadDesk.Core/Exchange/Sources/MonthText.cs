using System.Globalization;
using LeadDesk.Core.Exchange.Imports.Columns;

namespace LeadDesk.Core.Exchange.Sources;

/// <summary>Reads a month as files write it.</summary>
internal static class MonthText
{
    private static readonly string[] Forms = ["yyyy-M", "yyyy/M", "yyyy.M", "M/yyyy", "M.yyyy", "M-yyyy", "MMM yyyy", "MMMM yyyy", "MMM-yyyy", "MMM-yy", "MMM yy", "yyyyMM"];

    /// <summary>"2026-11", "11/2026", "Nov 2026" or any day of it; its first and last day.</summary>
    public static bool TryRead(string text, DateOrder order, out DateOnly first, out DateOnly last)
    {
        (first, last) = (default, default);

        if (DateTime.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
        {
            first = DateOnly.FromDateTime(month);
        }
        else if (DateText.TryRead(text, order, out var moment))
        {
            first = DateOnly.FromDateTime(moment.UtcDateTime);
        }
        else
        {
            return false;
        }

        first = new DateOnly(first.Year, first.Month, 1);
        last = first.AddMonths(1).AddDays(-1);
        return true;
    }
}
