using LeadDesk.Core.Desk.Leads;

namespace LeadDesk.Web.Leads;

/// <summary>The leads ticked in a list, or all that match its filter.</summary>
public sealed class LeadSelection
{
    private readonly HashSet<long> ids = [];

    public bool All { get; private set; }

    /// <summary>Those ticked one by one.</summary>
    public IReadOnlyCollection<long> Ids => ids;
    public bool IsEmpty => !All && ids.Count == 0;

    public int Count(int total) => All ? total : ids.Count;
    public bool Has(long id) => All || ids.Contains(id);

    public void Toggle(long id)
    {
        All = false;

        if (!ids.Remove(id))
        {
            ids.Add(id);
        }
    }

    public void SelectAll()
    {
        ids.Clear();
        All = true;
    }

    public void Clear()
    {
        ids.Clear();
        All = false;
    }

    /// <summary>What a verb is to work on.</summary>
    public LeadChoice Choice(LeadFilter filter) => All ? LeadChoice.Matching(filter) : LeadChoice.Of([.. ids]);
}
