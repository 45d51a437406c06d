namespace LeadDesk.Core.Learning;

/// <summary>
/// Where points part leads into four groups, of which each closes more than the one below it. The rate over points is first made to rise by pooling
/// neighbours that fall: Ayer, Brunk, Ewing, Reid and Silverman, Annals of Mathematical Statistics 26 (1955) 641–647.
/// </summary>
public static class GradeSteps
{
    /// <summary>The first group has at least twice the odds of all leads, the second at least those, the third at least half of them.</summary>
    private static readonly double[] Times = [2, 1, 0.5];

    /// <summary>The points at which the first, second and third group begin, whole, 1–100, falling and inclusive.</summary>
    /// <param name="points">0–100, one for each lead.</param>
    /// <returns>Null when nobody or everybody was won, a group would have fewer than <see cref="LiftRow.FewestLeads"/> leads, or the first is not above the last beyond chance.</returns>
    public static (int First, int Second, int Third)? Of(IReadOnlyList<double> points, IReadOnlyList<bool> won)
    {
        var blocks = Rising(points, won);
        var all = new Block(0, blocks.Sum(block => block.Leads), blocks.Sum(block => block.Won));

        if (all.Won == 0 || all.Won == all.Leads)
        {
            return null;
        }

        int[] starts = [.. Times.Select(times => blocks.Find(block => block.HasOdds(times, all))?.From ?? 101)];
        int[] ends = [101, starts[0], starts[1], starts[2]];
        Block[] groups = [.. ends.Select((end, i) => Together(blocks, i < 3 ? starts[i] : 0, end))];
        return groups.All(group => group.Leads >= LiftRow.FewestLeads) && groups[0].Interval.Low > groups[3].Interval.High ? (starts[0], starts[1], starts[2]) : null;
    }

    private static List<Block> Rising(IReadOnlyList<double> points, IReadOnlyList<bool> won)
    {
        var counts = new (long Leads, long Won)[101];

        for (var i = 0; i < points.Count; i++)
        {
            ref var count = ref counts[Math.Clamp((int)Math.Floor(points[i]), 0, 100)];
            count = (count.Leads + 1, count.Won + (won[i] ? 1 : 0));
        }

        var blocks = new List<Block>();

        foreach (var (at, count) in counts.Index().Where(one => one.Item.Leads > 0))
        {
            var block = new Block(at, count.Leads, count.Won);

            while (blocks is [.., var below] && below.Won * block.Leads >= block.Won * below.Leads)
            {
                block = new(below.From, below.Leads + block.Leads, below.Won + block.Won);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return blocks;
    }

    private static Block Together(List<Block> blocks, int from, int end)
    {
        var within = blocks.FindAll(block => block.From >= from && block.From < end);
        return new(from, within.Sum(block => block.Leads), within.Sum(block => block.Won));
    }

    /// <param name="From">The fewest points in it.</param>
    private sealed record Block(int From, long Leads, long Won)
    {
        public ShareInterval Interval => Wilson.At95(Won, Leads);

        public bool HasOdds(double times, Block all) => (double)Won * (all.Leads - all.Won) >= times * all.Won * (Leads - Won);
    }
}
