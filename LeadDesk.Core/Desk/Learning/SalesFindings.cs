using System.Globalization;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Core.Learning;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>What sales makes of scoring, in words.</summary>
internal static class SalesFindings
{
    private const double FewestAccepted = 0.6;
    private const int FewestJudged = 10, Shown = 3;

    /// <summary>Nothing until enough was decided to say something.</summary>
    public static IEnumerable<Finding> Of(AcceptanceAnswer acceptance)
    {
        if (acceptance is { Decided: >= FewestJudged, Rate: { } rate })
        {
            var (well, reasons) = (acceptance.Interval.High >= FewestAccepted, string.Join(", ", acceptance.Reasons.Take(Shown).Select(reason => $"{reason.Reason} ({reason.Count:N0})")));
            yield return new(well, well ? "Sales takes what it is handed." : "Sales sends much back.",
                $"{Percent(rate)} of {acceptance.Decided:N0} MQLs decided in {SalesHealth.Days} days were accepted ({Range(acceptance.Interval)}); {Percent(FewestAccepted)} or more is expected.{(reasons.Length == 0 ? "" : $" Sent back for: {reasons}.")}",
                "marketing", "MQLs");
        }
    }

    public static IEnumerable<Finding> Of(AgreementCount count)
    {
        if (count is { Judged: >= FewestJudged, Share: { } share })
        {
            yield return new(!count.IsSure, !count.IsSure ? "Neither people nor scoring knew better." : share > 0.5 ? "People know better than scoring." : "Scoring knows better than people.",
                $"Of {count.Judged:N0} overrides whose lead was won or lost since, people were right in {Percent(share)} ({Range(count.Interval)}).{(!count.IsSure ? "" : share > 0.5 ? " Their reasons say what the model does not see." : " Whoever pins a grade should look at how that went.")}",
                "reports/overrides", "Overrides");
        }
    }

    /// <param name="names">Of those who call low grades first.</param>
    public static IEnumerable<Finding> Of(IReadOnlyList<CallOrder> orders, IReadOnlyDictionary<int, string> names)
    {
        foreach (var order in orders.Where(order => order.CallsLowFirst))
        {
            yield return new(false, $"{names.GetValueOrDefault(order.OwnerId, "Somebody")} calls low grades first.",
                $"At {order.PassedOver:N0} of {order.Low:N0} first touches of a C or D lead in {SalesHealth.Days} days ({Percent(order.Share)}; {Range(order.Interval)}) an own A or B lead was waiting untouched.", "sla", "Follow-up");
        }

        if (orders.Count > 0 && !orders.Any(order => order.CallsLowFirst))
        {
            yield return new(true, "High grades are called first.", $"Nobody with {CallOrder.FewestTouches} first touches in {SalesHealth.Days} days passes over waiting A and B leads for C and D more often than one time in four beyond chance.", "sla", "Follow-up");
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
    private static string Range(ShareInterval interval) => $"{(100 * interval.Low).ToString("0", CultureInfo.InvariantCulture)} to {Percent(interval.High)}";
}
