using System.Text.Json;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>What publishing a draft would do, added up lead by lead. Kept as JSON, also half-way.</summary>
public sealed record PreviewFigures
{
    /// <summary>Whole weeks looked back upon.</summary>
    public const int Weeks = 12;

    /// <summary>The key of leads that belong to nobody.</summary>
    public const int Unassigned = 0;

    /// <summary>The Monday, 00:00 UTC, at which the first of the weeks begins; the last one ended before the preview.</summary>
    public required DateTimeOffset FirstWeek { get; init; }

    /// <summary>The published models that it was compared with.</summary>
    public required string Stamp { get; init; }

    /// <summary>Leads that the draft is for or that the published version rates.</summary>
    public int Leads { get; set; }

    /// <summary>Leads that come from another model or from none, and that go to one.</summary>
    public int Come { get; set; }
    public int Go { get; set; }

    /// <summary>How many leads go from a cell to a cell: 16 × 16 by the places in <see cref="Cell.All"/>, rows from, columns to.</summary>
    public int[] Flow { get; init; } = new int[Cell.All.Count * Cell.All.Count];

    /// <summary>What the desk would do at once, by <see cref="PreviewDeed.Key"/>.</summary>
    public Dictionary<string, int> Deeds { get; init; } = [];

    /// <summary>Leads held back now, afterwards, and afterwards when published quietly.</summary>
    public int HeldBackNow { get; set; }
    public int HeldBackThen { get; set; }
    public int HeldBackQuietly { get; set; }

    /// <summary>Hand-overs by owner's user id, <see cref="Unassigned"/> for nobody.</summary>
    public Dictionary<int, PreviewLoad> Loads { get; init; } = [];

    /// <summary>Leads that were won and lost in the last twelve months, judged by what was known before.</summary>
    public PreviewVerdict Won { get; init; } = new();
    public PreviewVerdict Lost { get; init; } = new();

    public int Changed => Flows.Sum(flow => flow.Leads);

    /// <summary>The flows between different cells, largest first.</summary>
    public IEnumerable<PreviewFlow> Flows => AllFlows.Where(flow => flow.From != flow.To && flow.Leads > 0).OrderByDescending(flow => flow.Leads).ThenBy(flow => flow.To).ThenBy(flow => flow.From);

    private IEnumerable<PreviewFlow> AllFlows => Flow.Select((leads, at) => new PreviewFlow(Cell.All[at / Cell.All.Count], Cell.All[at % Cell.All.Count], leads));

    public int this[Cell from, Cell to] => Flow[PlaceOf(from, to)];
    public int Before(Cell cell) => Cell.All.Sum(to => this[cell, to]);
    public int After(Cell cell) => Cell.All.Sum(from => this[from, cell]);
    public int Deed(PreviewDeed deed) => Deeds.GetValueOrDefault(deed.Key);

    /// <summary>MQLs of each week, under the published models or with the draft.</summary>
    public IReadOnlyList<int> PerWeek(bool draft) => [.. Enumerable.Range(0, Weeks).Select(week => Loads.Values.Sum(load => (draft ? load.After : load.Before)[week]))];

    /// <summary>The Monday of the first of the twelve whole weeks before a moment, in UTC.</summary>
    public static DateTimeOffset FirstWeekBefore(DateTimeOffset now)
    {
        var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7) - (7 * Weeks));
    }

    public void Add(LeadOutlook lead)
    {
        Leads++;
        Come += !lead.WasOurs && lead.IsOurs ? 1 : 0;
        Go += lead.WasOurs && !lead.IsOurs ? 1 : 0;
        Flow[PlaceOf(lead.From, lead.To)]++;
        HeldBackNow += lead.WasHeldBack ? 1 : 0;
        HeldBackThen += lead.IsHeldBack ? 1 : 0;
        HeldBackQuietly += lead.IsHeldBackQuietly ? 1 : 0;

        foreach (var deed in lead.Deeds)
        {
            Deeds[deed.Key] = Deed(deed) + 1;
        }

        if (lead.Deeds.Contains(PreviewDeed.HandOver))
        {
            LoadOf(lead.OwnerId).AtOnce++;
        }

        Count(lead.OwnerId, lead.HandedOverBefore, load => load.Before);
        Count(lead.OwnerId, lead.HandedOverAfter, load => load.After);

        if (lead.IsWon is { } won)
        {
            (won ? Won : Lost).Add(lead.HandedOverBefore.Count > 0, lead.HandedOverAfter.Count > 0);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static PreviewFigures Of(string json) => JsonSerializer.Deserialize<PreviewFigures>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A preview's figures are empty.");

    private static int PlaceOf(Cell from, Cell to) => (PlaceOf(from) * Cell.All.Count) + PlaceOf(to);
    private static int PlaceOf(Cell cell) => ((cell.Fit - 'A') * 4) + cell.Level - 1;

    private void Count(int? owner, IReadOnlyList<DateTimeOffset> handOvers, Func<PreviewLoad, int[]> weeks)
    {
        foreach (var at in handOvers)
        {
            var week = Math.Floor((at - FirstWeek).TotalDays / 7);

            if (week is >= 0 and < Weeks)
            {
                weeks(LoadOf(owner))[(int)week]++;
            }
        }
    }

    private PreviewLoad LoadOf(int? owner) => Loads.TryGetValue(owner ?? Unassigned, out var load) ? load : Loads[owner ?? Unassigned] = new();
}
