using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;

namespace LeadDesk.Web.Shared;

/// <summary>How the state of a promise is said and drawn: word, icon and shape, worst first.</summary>
internal sealed record SlaLook(SlaState State, string Class, string Icon)
{
    public string Name => State.Words();

    private static readonly SlaLook[] All =
    [
        new(SlaState.Breached, "breach", "breach"),
        new(SlaState.AtRisk, "risk", "risk"),
        new(SlaState.Pressing, "track", "half"),
        new(SlaState.Running, "track", "clock"),
        new(SlaState.OnHold, "paused", "pause"),
        new(SlaState.None, "track", "clock"),
    ];

    public static SlaLook Of(SlaState state) => All[(int)state];
}
