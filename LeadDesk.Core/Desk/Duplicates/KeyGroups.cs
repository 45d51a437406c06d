namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>
/// Pairs leads that come in the order of their keys. In a small group each is paired with each; in a large one, such as twenty thousand leads with one
/// e-mail, those beyond the thirtieth with the oldest only, which is as much as a person can use and does not grow with the square.
/// </summary>
internal sealed class KeyGroups
{
    private const int Whole = 30;

    private readonly List<long> group = [];
    private string? current;

    public IEnumerable<(long One, long Other)> Take(string key, long id)
    {
        if (key != current)
        {
            current = key;
            group.Clear();
        }

        List<(long, long)> pairs = group.Count < Whole ? [.. group.Select(one => (one, id))] : [(group[0], id)];

        if (group.Count < Whole)
        {
            group.Add(id);
        }

        return pairs;
    }
}
