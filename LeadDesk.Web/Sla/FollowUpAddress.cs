using System.Globalization;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Sla;

/// <summary>What the board shows, kept in its address so that it can be passed on.</summary>
internal static class FollowUpAddress
{
    public static FollowUpView Read(int? days, string? state, int? owner, string? cell, string? kind, string? order) => new(
        FollowUpView.Periods.Contains(days ?? 0) ? days!.Value : FollowUpView.Periods[0],
        state is "breached" or "risk" ? state : null,
        owner,
        Cell.TryParse(cell, out var known) ? known : null,
        ClockNames.Find(kind),
        order is "rep" or "grade" ? order : "urgency");

    public static string Of(FollowUpView view, string path = "sla")
    {
        var parts = new List<string>();
        Add("days", view.Days == FollowUpView.Periods[0] ? null : view.Days.ToString(CultureInfo.InvariantCulture));
        Add("state", view.State);
        Add("owner", view.OwnerId?.ToString(CultureInfo.InvariantCulture));
        Add("cell", view.Cell?.Name);
        Add("kind", view.Kind?.Key());
        Add("order", view.Order == "urgency" ? null : view.Order);
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
