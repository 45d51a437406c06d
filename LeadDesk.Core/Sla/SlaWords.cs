using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Sla;

/// <summary>How promises and their states are called on pages and in files.</summary>
public static class SlaWords
{
    public static string Words(this ClockKind kind) => kind switch
    {
        ClockKind.Accept => "Accept",
        ClockKind.FirstTouch => "First touch",
        ClockKind.NextTouch => "Next touch",
        _ => "Decision",
    };

    public static string Words(this SlaState state) => state switch
    {
        SlaState.Breached => "Breached",
        SlaState.AtRisk => "At risk",
        SlaState.Pressing => "Due soon",
        SlaState.Running => "On track",
        SlaState.OnHold => "On hold",
        _ => "Nothing promised",
    };
}
