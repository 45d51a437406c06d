namespace LeadDesk.Core.Scoring;

/// <summary>One rule's line in two ledgers of a lead.</summary>
public sealed record LedgerPair(LedgerLine? Draft, LedgerLine? Published)
{
    public LedgerLine Line => Draft ?? Published!;

    public LedgerDifference Difference =>
        Published is null ? LedgerDifference.Added
        : Draft is null ? LedgerDifference.Gone
        : Draft.AxisPoints == Published.AxisPoints && Draft.Points == Published.Points ? LedgerDifference.Same : LedgerDifference.Changed;
}

public enum LedgerDifference
{
    Same,
    Changed,
    Added,
    Gone,
}

/// <summary>Two ledgers of the same lead, line by line. Rules are told apart by axis, kind and name.</summary>
public static class LedgerComparison
{
    /// <summary>In the order of the draft, axis by axis; what only the published version has ends its axis. A ledger is null when no model is for the lead.</summary>
    public static IReadOnlyList<LedgerPair> Of(Ledger? draft, Ledger? published)
    {
        var (mine, left) = (draft?.Lines ?? [], (published?.Lines ?? []).ToList());
        var pairs = new List<LedgerPair>();

        foreach (var axis in Enum.GetValues<Axis>())
        {
            foreach (var line in mine.Where(line => line.Axis == axis))
            {
                var other = left.Find(candidate => (candidate.Axis, candidate.Kind, candidate.Rule) == (line.Axis, line.Kind, line.Rule));
                pairs.Add(new(line, other));

                if (other is not null)
                {
                    left.Remove(other);
                }
            }

            pairs.AddRange(left.Where(line => line.Axis == axis).Select(line => new LedgerPair(null, line)));
        }

        return pairs;
    }
}
