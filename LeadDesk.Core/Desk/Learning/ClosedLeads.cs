using LeadDesk.Core.Learning;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Gathers the values of leads, to be made into the columns that learning wants.</summary>
/// <param name="traits">What is gathered of each lead.</param>
/// <param name="expected">About how many leads will come, so that room is made once; 0 when nobody knows.</param>
internal sealed class ClosedLeads(IReadOnlyList<Trait> traits, int expected = 0)
{
    private readonly List<double>?[] numbers = [.. traits.Select(trait => trait.IsNumber ? new List<double>(expected) : null)];
    private readonly List<string?>?[] words = [.. traits.Select(trait => trait.IsNumber ? null : new List<string?>(expected))];
    private readonly List<(DateTimeOffset CreatedAt, long Id, bool Won)> leads = new(expected);
    private readonly int[] filled = new int[traits.Count], byStaff = new int[traits.Count];

    public int Count => leads.Count;
    public DateTimeOffset Oldest => leads.Min(lead => lead.CreatedAt);
    public DateTimeOffset Newest => leads.Max(lead => lead.CreatedAt);

    public void Add(KnownLead known)
    {
        leads.Add((known.Lead.CreatedAt, known.Lead.Id, known.IsWon));

        for (var i = 0; i < traits.Count; i++)
        {
            var value = traits[i].Read(known);
            numbers[i]?.Add(Trait.NumberOf(value));
            words[i]?.Add(value.Text);
            filled[i] += value.HasValue ? 1 : 0;
            byStaff[i] += known.LaterByStaff.Count > 0 && known.LaterByStaff.Contains(traits[i].Key) ? 1 : 0;
        }
    }

    /// <summary>Oldest first; leads of the same moment in the order in which they came.</summary>
    public LearningSet ToSet()
    {
        var order = Enumerable.Range(0, leads.Count).OrderBy(i => leads[i].CreatedAt).ThenBy(i => leads[i].Id).ToArray();
        var columns = new LearningColumn[traits.Count];
        Parallel.For(0, traits.Count, i => columns[i] = traits[i].Column(
            numbers[i] is { } numbered ? Array.ConvertAll(order, lead => numbered[lead]) : [], words[i] is { } worded ? Array.ConvertAll(order, lead => worded[lead]) : [], Share(i)));
        return new(columns, Array.ConvertAll(order, lead => leads[lead].Won));
    }

    private double? Share(int trait) => byStaff[trait] == 0 ? null : (double)byStaff[trait] / Math.Max(filled[trait], byStaff[trait]);
}
