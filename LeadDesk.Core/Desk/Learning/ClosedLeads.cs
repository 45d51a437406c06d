using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Gathers the values of leads, to be made into the columns that learning wants.</summary>
internal sealed class ClosedLeads(IReadOnlyList<Trait> traits)
{
    private readonly List<FieldValue>[] values = [.. traits.Select(_ => new List<FieldValue>())];
    private readonly List<(DateTimeOffset CreatedAt, long Id, bool Won)> leads = [];
    private readonly int[] byStaff = new int[traits.Count];

    public int Count => leads.Count;
    public DateTimeOffset Oldest => leads.Min(lead => lead.CreatedAt);
    public DateTimeOffset Newest => leads.Max(lead => lead.CreatedAt);

    public void Add(KnownLead known)
    {
        leads.Add((known.Lead.CreatedAt, known.Lead.Id, known.IsWon));

        for (var i = 0; i < traits.Count; i++)
        {
            values[i].Add(traits[i].Read(known));
            byStaff[i] += known.LaterByStaff.Contains(traits[i].Key) ? 1 : 0;
        }
    }

    /// <summary>Oldest first; leads of the same moment in the order in which they came.</summary>
    public LearningSet ToSet()
    {
        var order = Enumerable.Range(0, leads.Count).OrderBy(i => leads[i].CreatedAt).ThenBy(i => leads[i].Id).ToArray();
        return new([.. traits.Select((trait, i) => trait.Column([.. order.Select(lead => values[i][lead])], Share(i)))], [.. order.Select(lead => leads[lead].Won)]);
    }

    private double? Share(int trait)
    {
        var filled = values[trait].Count(value => value.HasValue);
        return byStaff[trait] == 0 ? null : (double)byStaff[trait] / Math.Max(filled, byStaff[trait]);
    }
}
