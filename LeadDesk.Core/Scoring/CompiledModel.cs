using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>
/// A model made ready for scoring. Scoring is a pure function of model, attribute values, events and now; it is safe to call from
/// many threads and allocates next to nothing but its result. Compile only what <see cref="ModelCheck"/> does not refuse.
/// </summary>
public sealed class CompiledModel
{
    [ThreadStatic]
    private static Sheet? spare;

    private readonly Dictionary<string, int[]> behavioursByEvent;
    private readonly int[] gradeStarts, levelStarts;
    private readonly Dictionary<Cell, CellTreatment> treatments;

    public CompiledModel(ModelDefinition definition, int? versionId = null)
    {
        (Definition, VersionId) = (definition, versionId);
        Profile = new(definition);
        var groups = definition.Groups.Select(group => group.Name).ToList();
        GroupCaps = [.. definition.Groups.Select(group => group.Cap)];
        Behaviours = [.. definition.Behaviours.Select(behaviour => new CompiledBehaviour(behaviour, behaviour.Group is { } group ? groups.IndexOf(group) : -1, definition.ContentTags))];
        behavioursByEvent = Enumerable.Range(0, Behaviours.Length).GroupBy(i => definition.Behaviours[i].Event).ToDictionary(found => found.Key, found => found.ToArray());
        (gradeStarts, levelStarts) = (StartsOf(definition.Grades), StartsOf(definition.Levels));
        treatments = definition.Matrix.ToDictionary(entry => Cell.Parse(entry.Cell));
    }

    public ModelDefinition Definition { get; }

    /// <summary>The stored version that this is, kept with each rating.</summary>
    public int? VersionId { get; }

    /// <summary>The <see cref="LeadField"/> keys whose values scoring wants, in this order.</summary>
    public IReadOnlyList<string> Attributes => Profile.Attributes;

    internal CompiledProfile Profile { get; }
    internal CompiledBehaviour[] Behaviours { get; }
    internal double[] GroupCaps { get; }

    /// <summary>Whether this model is for a lead with these values.</summary>
    public bool Applies(ReadOnlySpan<FieldValue> values)
    {
        var sheet = Rent();
        Profile.Load(sheet.Facts, values);
        var applies = Profile.Applies(sheet.Facts);
        Return(sheet);
        return applies;
    }

    /// <summary>The rating now, and the first whole minute at which the cell is another one if nothing happens.</summary>
    /// <param name="values">In the order of <see cref="Attributes"/>.</param>
    /// <param name="signals">In any order; those after now count when their minute comes.</param>
    public Rating Rate(ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset now)
    {
        var sheet = Fill(values, signals, Minute.Of(now));
        var rating = RatingOf(sheet) with { CellChangesAt = NextChangeOf(sheet) };
        Return(sheet);
        return rating;
    }

    /// <summary>The rating with every point in it and where that came from.</summary>
    public Ledger Explain(ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, DateTimeOffset now)
    {
        var sheet = Fill(values, signals, Minute.Of(now));
        var rating = RatingOf(sheet);
        var lines = new LedgerLines(this, sheet).Write(signals);
        var ledger = new Ledger(rating with { CellChangesAt = NextChangeOf(sheet) }, lines, TreatmentOf(rating.Cell), Definition.FitWeight);
        Return(sheet);
        return ledger;
    }

    /// <summary>What a lead of this cell is for.</summary>
    public CellTreatment TreatmentOf(Cell cell) => treatments.GetValueOrDefault(cell) ?? new(cell.Name, Treatment.Nurture);

    internal static void Return(Sheet sheet) => spare = sheet;

    internal ReadOnlySpan<int> BehavioursOf(string eventType) => behavioursByEvent.TryGetValue(eventType, out var found) ? found : [];
    internal int LevelOf(int tenths) => 1 + StepOf(tenths, levelStarts);
    internal char GradeOf(int tenths) => (char)('A' + StepOf(tenths, gradeStarts));

    /// <summary>Scores on a sheet of its own, which the caller returns.</summary>
    internal Sheet Fill(ReadOnlySpan<FieldValue> values, ReadOnlySpan<Signal> signals, long now)
    {
        var sheet = Rent();
        Profile.Load(sheet.Facts, values);
        Profile.AddUp(sheet);
        sheet.Disqualified = Profile.DisqualifierOf(sheet.Facts);
        sheet.Engagement.Load(this, signals, sheet.Facts, Profile.AdjustmentsOn(Axis.Engagement, sheet.Facts));
        MoveTo(sheet, now);
        return sheet;
    }

    internal static void MoveTo(Sheet sheet, long now)
    {
        sheet.Now = now;
        sheet.Engagement.Begin(now);
        sheet.EngagementTenths = sheet.Engagement.TenthsOf(sheet.Engagement.At(now));
    }

    internal Rating RatingOf(Sheet sheet)
    {
        var disqualified = sheet.Disqualified >= 0;
        var (fit, engagement) = disqualified ? (0, 0) : (sheet.FitTenths, sheet.EngagementTenths);
        return new()
        {
            Score = Tenths.Blend(fit, engagement, Definition.FitWeight) / 10d,
            Fit = fit / 10d,
            Engagement = engagement / 10d,
            Cell = disqualified ? Cell.Worst : new Cell(GradeOf(fit), LevelOf(engagement)),
            Coverage = sheet.Coverage,
            Disqualifier = disqualified ? Definition.Disqualifiers[sheet.Disqualified].Name : null,
            Persona = Profile.PersonaOf(sheet.Facts),
            ModelVersionId = VersionId,
        };
    }

    private static Sheet Rent()
    {
        var sheet = spare ?? new Sheet();
        spare = null;
        return sheet;
    }

    private static int StepOf(int tenths, int[] starts) => tenths >= starts[0] ? 0 : tenths >= starts[1] ? 1 : tenths >= starts[2] ? 2 : 3;

    private static int[] StartsOf(Bounds bounds) => [.. new[] { bounds.First, bounds.Second, bounds.Third }.Select(bound => (int)Math.Ceiling((bound * 10) - 1e-9))];

    private DateTimeOffset? NextChangeOf(Sheet sheet)
    {
        var next = sheet.Disqualified >= 0 ? Minute.Never : NextChange.After(sheet.Now, sheet.Engagement, this);
        return Minute.IsMoment(next) ? Minute.Moment(next) : null;
    }
}
