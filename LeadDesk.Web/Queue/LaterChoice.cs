using LeadDesk.Web.Shared;

namespace LeadDesk.Web.Queue;

/// <summary>The usual moments for later, by the viewer's clock; days begin at nine.</summary>
internal sealed record LaterChoice(string Key, string Name, Func<ViewerClock, DateTimeOffset> From)
{
    public static IReadOnlyList<LaterChoice> All { get; } =
    [
        new("1h", "in 1 hour", viewer => viewer.UtcNow.AddHours(1)),
        new("4h", "in 4 hours", viewer => viewer.UtcNow.AddHours(4)),
        new("1d", "tomorrow 09:00", viewer => Morning(viewer, 1)),
        new("3d", "in 3 days", viewer => Morning(viewer, 3)),
        new("7d", "in a week", viewer => Morning(viewer, 7)),
        new("30d", "in 30 days", viewer => Morning(viewer, 30)),
    ];

    public static LaterChoice? Find(string? key) => All.FirstOrDefault(choice => choice.Key == key);

    private static DateTimeOffset Morning(ViewerClock viewer, int days) => viewer.ToUtc(viewer.Now.Date.AddDays(days).AddHours(9));
}
