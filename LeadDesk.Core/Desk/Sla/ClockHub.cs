namespace LeadDesk.Core.Desk.Sla;

/// <summary>Wakes those who follow clocks when policies or calendars changed; leads say so themselves.</summary>
public sealed class ClockHub : Live.Listeners<ClocksChanged>
{
    public void Say() => Say(default(ClocksChanged));
}

public readonly record struct ClocksChanged;
