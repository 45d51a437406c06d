namespace LeadDesk.Core.Desk.Live;

/// <summary>Tells open pages, after a commit, that leads changed.</summary>
public sealed class LeadHub : Listeners<LeadsChanged>
{
    public void Say(params IReadOnlyCollection<long> leadIds) => Say(new LeadsChanged(leadIds));

    /// <summary>So many changed that every page should ask again.</summary>
    public void SayAll() => Say(new LeadsChanged([]));
}

/// <param name="LeadIds">Which leads changed; empty for "any".</param>
/// <param name="IsFromElsewhere">Another process changed them.</param>
public sealed record LeadsChanged(IReadOnlyCollection<long> LeadIds, bool IsFromElsewhere = false)
{
    public bool Touches(long leadId) => LeadIds.Count == 0 || LeadIds.Contains(leadId);
}
