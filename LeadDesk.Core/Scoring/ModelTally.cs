using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>How many leads each rule of a model catches, and where the model puts those that it rates.</summary>
public sealed class ModelTally(CompiledModel model)
{
    /// <summary>Bars of a histogram, each five points wide; the last one includes 100.</summary>
    public const int Bins = 20;

    private readonly int[][] tiers = [.. model.Definition.Criteria.Select(rule => new int[rule.Tiers.Count + 2])];
    private readonly int[] adjustments = new int[model.Definition.Adjustments.Count];
    private readonly int[] behaviours = new int[model.Definition.Behaviours.Count];
    private readonly int[] disqualifiers = new int[model.Definition.Disqualifiers.Count];
    private readonly Dictionary<string, int> personas = [];
    private readonly int[] fit = new int[Bins], engagement = new int[Bins], score = new int[Bins], cells = new int[Cell.All.Count];

    /// <summary>The leads it rates.</summary>
    public int Leads { get; private set; }
    public IReadOnlyList<int> Fit => fit;
    public IReadOnlyList<int> Engagement => engagement;
    public IReadOnlyList<int> Score => score;

    /// <summary>Leads in each cell, in the order of <see cref="Cell.All"/>.</summary>
    public IReadOnlyList<int> Cells => cells;

    /// <param name="isRated">Whether the lead is the model's own; another one may come before it. Rules count either way.</param>
    public void Add(ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset now, bool isRated)
    {
        var sheet = model.Fill(values, signals, Minute.Of(now));
        CountRules(sheet);

        if (isRated)
        {
            var rating = model.RatingOf(sheet);
            Leads++;
            fit[BinOf(rating.Fit)]++;
            engagement[BinOf(rating.Engagement)]++;
            score[BinOf(rating.Score)]++;
            cells[((rating.Cell.Fit - 'A') * 4) + rating.Cell.Level - 1]++;
        }

        CompiledModel.Return(sheet);
    }

    /// <summary>Leads by rule: "criteria/Seniority/0" for the first tier that holds, ".../none" and ".../empty", "adjustments/Name" and so on; of disqualifiers and personas the first that holds, of behaviours those that count now.</summary>
    public Dictionary<string, int> ByRule()
    {
        var (counts, rules) = (new Dictionary<string, int>(), model.Definition);

        foreach (var (i, rule) in rules.Criteria.Index())
        {
            for (var tier = 0; tier < rule.Tiers.Count; tier++)
            {
                counts[$"criteria/{rule.Name}/{tier}"] = tiers[i][tier];
            }

            (counts[$"criteria/{rule.Name}/none"], counts[$"criteria/{rule.Name}/empty"]) = (tiers[i][^2], tiers[i][^1]);
        }

        Tell("adjustments", rules.Adjustments.Select(rule => rule.Name), adjustments);
        Tell("behaviours", rules.Behaviours.Select(rule => rule.Name), behaviours);
        Tell("disqualifiers", rules.Disqualifiers.Select(rule => rule.Name), disqualifiers);
        Tell("personas", rules.Personas.Select(rule => rule.Name), [.. rules.Personas.Select(rule => personas.GetValueOrDefault(rule.Name))]);
        return counts;

        void Tell(string part, IEnumerable<string> names, int[] found)
        {
            foreach (var (i, name) in names.Index())
            {
                counts[$"{part}/{name}"] = found[i];
            }
        }
    }

    private static int BinOf(double points) => Math.Clamp((int)(points / (100 / Bins)), 0, Bins - 1);

    private void CountRules(Sheet sheet)
    {
        for (var i = 0; i < tiers.Length; i++)
        {
            var tier = model.Profile.TierOf(i, sheet.Facts);
            tiers[i][tier is { } at ? (at >= 0 ? at : tiers[i].Length - 2) : tiers[i].Length - 1]++;
        }

        for (var i = 0; i < adjustments.Length; i++)
        {
            adjustments[i] += model.Profile.Holds(i, sheet.Facts) ? 1 : 0;
        }

        for (var i = 0; i < behaviours.Length; i++)
        {
            behaviours[i] += sheet.Engagement[i] is { Count: > 0 } track && track.Counting(model.Behaviours[i], sheet.Now) > 0 ? 1 : 0;
        }

        if (sheet.Disqualified >= 0)
        {
            disqualifiers[sheet.Disqualified]++;
        }

        if (model.Profile.PersonaOf(sheet.Facts) is { } persona)
        {
            personas[persona] = personas.GetValueOrDefault(persona) + 1;
        }
    }
}
