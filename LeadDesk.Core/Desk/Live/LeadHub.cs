namespace LeadDesk.Core.Desk.Live;

/// <summary>Tells open pages, after a commit, that leads changed.</summary>
public sealed class LeadHub : Listeners<LeadsChanged>
{
    public void Say(params IReadOnlyCollection<long> leadIds) => Say(new LeadsChanged(leadIds));

    /// <summary>So many changed that every page should ask again.</summary>
    public void SayAll() => Say([]);
}

/// <param name="LeadIds">Which leads changed; empty for "any".</param>
public sealed record LeadsChanged(IReadOnlyCollection<long> LeadIds)
{
    public bool Touches(long leadId) => LeadIds.Count == 0 || LeadIds.Contains(leadId);
}
