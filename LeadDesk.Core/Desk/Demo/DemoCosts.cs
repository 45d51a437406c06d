using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>What the made-up marketing paid in the last three months.</summary>
internal static class DemoCosts
{
    private static readonly (string? Source, string? Campaign, int DaysAgo, int Days, decimal Amount, string Note)[] Paid =
    [
        ("Google Ads", null, 89, 30, 2400, "Search, Europe"),
        ("Google Ads", null, 59, 30, 2650, "Search, Europe"),
        ("Google Ads", null, 29, 30, 2300, "Search, Europe"),
        ("LinkedIn", null, 89, 90, 5100, "Heads of operations"),
        ("Webinar", "Warehouse week", 75, 5, 1850, "Studio and speaker"),
        ("Webinar", null, 40, 1, 900, "Planning routes in one day"),
        ("Trade fair", null, 62, 3, 7800, "Stand and travel"),
        ("Partner", null, 89, 90, 1500, "Finder's fees"),
        (null, "Autumn pricing", 45, 30, 1200, "Landing page and mails"),
        ("Radio", "Autumn pricing", 44, 14, 640, "A try"),
    ];

    public static void Add(LeadDb db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        db.CampaignCosts.AddRange(Paid.Select(paid => new CampaignCost
        {
            Source = paid.Source,
            Campaign = paid.Campaign,
            From = today.AddDays(-paid.DaysAgo),
            To = today.AddDays(paid.Days - 1 - paid.DaysAgo),
            Amount = paid.Amount,
            Note = paid.Note,
            At = now,
            By = Actor.Desk.Name,
        }));
    }
}
