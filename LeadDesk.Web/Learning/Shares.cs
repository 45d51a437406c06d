using System.Globalization;
using LeadDesk.Core.Learning;

namespace LeadDesk.Web.Learning;

/// <summary>Shares as people read them: percent, with one decimal below ten.</summary>
internal static class Shares
{
    public static string Percent(double share) => Number(share) + " %";

    public static string Range(ShareInterval interval) => $"{Number(interval.Low)} to {Number(interval.High)} %";

    private static string Number(double share) => (100 * share).ToString(share is > 0 and < 0.0995 ? "0.0" : "0", CultureInfo.InvariantCulture);
}
