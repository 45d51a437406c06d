using System.Globalization;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Web.Learning;

namespace LeadDesk.Web.Reports;

/// <summary>The figures of the sources report as people read them.</summary>
internal static class Numbers
{
    // Cents say nothing of large amounts.
    private const double Large = 100;

    /// <summary>A dash where there is nothing to say.</summary>
    public static string Of(SourceLine line, SourceColumn column) => column.Value(line) is not { } value ? "–" : column.Kind switch
    {
        ColumnKind.Rate => Shares.Percent(value),
        ColumnKind.Money => Money(value),
        ColumnKind.Days => value.ToString(value < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture),
        _ => value.ToString("N0", CultureInfo.InvariantCulture),
    };

    public static string Money(decimal amount) => Money((double)amount);

    /// <summary>"18 to 31 %, n 120"; of too few it says so.</summary>
    public static string Sure(StageRate rate) => rate.Of == 0 ? "" : rate.IsSure ? FormattableString.Invariant($"{Shares.Range(rate.Interval)}, n {rate.Of:N0}") : FormattableString.Invariant($"not sure, n {rate.Of:N0}");

    private static string Money(double amount) => amount.ToString(amount is 0 or >= Large ? "N0" : "N2", CultureInfo.InvariantCulture);
}
