using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Queue;

/// <summary>How the state of a promise is said and drawn: word, icon and shape, worst first.</summary>
internal sealed record SlaLook(SlaState State, string Name, string Class, string Icon)
{
    private static readonly SlaLook[] All =
    [
        new(SlaState.Breached, "Breached", "breach", "breach"),
        new(SlaState.AtRisk, "At risk", "risk", "risk"),
        new(SlaState.Pressing, "Due soon", "track", "half"),
        new(SlaState.Running, "On track", "track", "clock"),
        new(SlaState.OnHold, "On hold", "paused", "pause"),
        new(SlaState.None, "Nothing promised", "track", "clock"),
    ];

    public static SlaLook Of(SlaState state) => All[(int)state];
}
