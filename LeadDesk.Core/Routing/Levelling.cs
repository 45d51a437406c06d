namespace LeadDesk.Core.Routing;

/// <summary>How many open leads should go from whom to whom, so that nobody has more than their cap.</summary>
public static class Levelling
{
    /// <summary>
    /// One lead at a time from whoever is most above their cap to whoever has most room, until nobody is above it or nobody has room. Nobody gets
    /// more than their room, nobody gives more than they are above or can spare; among equals the lower id.
    /// </summary>
    /// <returns>In the order of giver and taker; empty when there is nothing to even out.</returns>
    public static IReadOnlyList<Shift> Of(IReadOnlyList<Load> reps)
    {
        var above = reps.ToDictionary(rep => rep.UserId, rep => Math.Min(rep.Spare, Math.Max(0, rep.Open - (rep.Cap ?? int.MaxValue))));
        var room = reps.Where(rep => rep.IsReceiving && rep.Cap is not null).ToDictionary(rep => rep.UserId, rep => Math.Max(0, rep.Cap!.Value - rep.Open));
        var shifts = new SortedDictionary<(int From, int To), int>();

        while (Most(above) is { } from && Most(room) is { } to)
        {
            (above[from], room[to]) = (above[from] - 1, room[to] - 1);
            shifts[(from, to)] = shifts.GetValueOrDefault((from, to)) + 1;
        }

        return [.. shifts.Select(shift => new Shift(shift.Key.From, shift.Key.To, shift.Value))];
    }

    private static int? Most(Dictionary<int, int> left) => left.Where(one => one.Value > 0).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (int?)one.Key).FirstOrDefault();
}

/// <param name="Open">Leads that the person has to work.</param>
/// <param name="Cap">Most of them; null for no limit, who then neither gives nor takes.</param>
/// <param name="Spare">How many of them may go: nobody has talked with those yet.</param>
public sealed record Load(int UserId, int Open, int? Cap, bool IsReceiving, int Spare);

public sealed record Shift(int FromId, int ToId, int Leads);
