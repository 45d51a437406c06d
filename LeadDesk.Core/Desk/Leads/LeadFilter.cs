using System.Globalization;
using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Which leads: the same filter for the list, the heatmap's cells, exports and the API. Empty parts let everything through.</summary>
public sealed record LeadFilter
{
    /// <summary>Words, each of which must stand in name, e-mail, company, job title, phone or external id; accents and case do not matter.</summary>
    public string? Search { get; init; }
    public IReadOnlyList<Stage> Stages { get; init; } = [];
    public IReadOnlyList<Cell> Cells { get; init; } = [];

    /// <summary>Owner ids; 0 stands for unassigned.</summary>
    public IReadOnlyList<int> Owners { get; init; } = [];
    public IReadOnlyList<string> Sources { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Names of personas.</summary>
    public IReadOnlyList<string> Personas { get; init; } = [];

    /// <summary>First and last day of creation, UTC, both included.</summary>
    public DateOnly? CreatedFrom { get; init; }
    public DateOnly? CreatedTo { get; init; }

    /// <summary>Key of a built-in field among <see cref="FieldColumns.Fields"/> and the value it must have.</summary>
    public IReadOnlyList<KeyValuePair<string, FieldValue>> BuiltIn { get; init; } = [];

    /// <summary>Custom field key and the value it must have.</summary>
    public IReadOnlyList<KeyValuePair<string, FieldValue>> Custom { get; init; } = [];
    public long? ImportId { get; init; }

    /// <summary>The stage that a lead has reached at least once, whatever became of it since.</summary>
    public Stage? Reached { get; init; }

    /// <summary>What the sources report counts it under.</summary>
    public CameBy? CameBy { get; init; }

    /// <summary>The segment that leads have to be in. Let <see cref="SegmentFilter"/> look up what it means first; until then no lead is in it.</summary>
    public int? SegmentId { get; init; }

    /// <summary>What the segment means now, and its name.</summary>
    internal Expression<Func<Lead, bool>>? Within { get; init; }
    public string? SegmentName { get; init; }

    public bool IsEmpty => this == new LeadFilter { Stages = Stages, Cells = Cells, Owners = Owners, Sources = Sources, Tags = Tags, Personas = Personas, BuiltIn = BuiltIn, Custom = Custom }
        && Stages.Count + Cells.Count + Owners.Count + Sources.Count + Tags.Count + Personas.Count + BuiltIn.Count + Custom.Count == 0;

    /// <summary>The leads among these that the actor may see and the filter lets through.</summary>
    public IQueryable<Lead> Apply(IQueryable<Lead> leads, Actor actor)
    {
        leads = leads.VisibleTo(actor);

        foreach (var word in Folding.Fold(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            leads = leads.Where(lead => lead.SearchText.Contains(word));
        }

        leads = SegmentId is null ? leads : leads.In(Within ?? (_ => false));
        leads = CameBy is null ? leads : CameBy.Apply(leads);
        return ByCustom(BuiltIn.Aggregate(ByOrigin(ByPlace(leads)), (few, pair) => few.With(pair.Key, pair.Value)));
    }

    /// <summary>The filter as a person would say it; "all leads" when it is empty.</summary>
    public string InWords(Func<int, string> ownerName)
    {
        var parts = new List<string>();
        Add(parts, "matching", Search is null ? [] : [$"“{Search}”"]);
        Add(parts, "stage", Stages.Select(stage => stage.Name));
        Add(parts, "grade", Cells.Select(cell => cell.Name));
        Add(parts, "owner", Owners.Select(id => id == 0 ? "nobody" : ownerName(id)));
        Add(parts, "source", Sources);
        Add(parts, "tag", Tags);
        Add(parts, "persona", Personas);
        Add(parts, "created from", CreatedFrom is { } from ? [Day(from)] : []);
        Add(parts, "created until", CreatedTo is { } to ? [Day(to)] : []);
        BuiltIn.ToList().ForEach(pair => Add(parts, "", [$"{LeadFields.Find(pair.Key, [])!.Name} is {pair.Value}"]));
        Add(parts, "", Custom.Select(pair => $"{pair.Key} is {pair.Value}"));
        Add(parts, "reached", Reached is null ? [] : [Reached.Name]);
        Add(parts, "", CameBy is null ? [] : [CameBy.Words]);
        Add(parts, "segment", SegmentId is { } segment ? [SegmentName ?? segment.ToString(CultureInfo.InvariantCulture)] : []);
        Add(parts, "import", ImportId is { } id ? [id.ToString(CultureInfo.InvariantCulture)] : []);
        return parts.Count == 0 ? "all leads" : string.Join(", ", parts);
    }

    private IQueryable<Lead> ByPlace(IQueryable<Lead> leads)
    {
        if (Stages.Count > 0)
        {
            leads = leads.Where(lead => Stages.Contains(lead.Stage));
        }

        if (Reached is { } least)
        {
            var reached = Stage.All.Where(stage => stage.Order >= least.Order && stage.Kind is StageKind.Open or StageKind.Won).ToList();
            leads = leads.Where(lead => reached.Contains(lead.HighestStage));
        }

        if (Cells.Count > 0)
        {
            leads = leads.Where(lead => Cells.Contains(lead.Cell));
        }

        if (Owners.Count > 0)
        {
            var unassigned = Owners.Contains(0);
            leads = leads.Where(lead => (unassigned && lead.OwnerId == null) || (lead.OwnerId != null && Owners.Contains(lead.OwnerId.Value)));
        }

        return leads;
    }

    private IQueryable<Lead> ByOrigin(IQueryable<Lead> leads)
    {
        if (Sources.Count > 0)
        {
            leads = leads.Where(lead => lead.Source != null && Sources.Contains(lead.Source));
        }

        if (Personas.Count > 0)
        {
            leads = leads.Where(lead => lead.Persona != null && Personas.Contains(lead.Persona));
        }

        foreach (var tag in Tags)
        {
            leads = leads.Where(lead => lead.Tags.Any(own => own.Name == tag));
        }

        if (CreatedFrom is { } from)
        {
            var start = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero);
            leads = leads.Where(lead => lead.CreatedAt >= start);
        }

        if (CreatedTo is { } to && to < DateOnly.MaxValue)
        {
            var end = new DateTimeOffset(to.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            leads = leads.Where(lead => lead.CreatedAt < end);
        }

        return ImportId is { } id ? leads.Where(lead => lead.ImportId == id) : leads;
    }

    private IQueryable<Lead> ByCustom(IQueryable<Lead> leads)
    {
        foreach (var (key, value) in Custom)
        {
            var (text, number) = (value.Text, value.Number);
            leads = value.Type switch
            {
                FieldType.Number => leads.Where(lead => LeadDb.CustomNumber(lead.Custom, key) == number),
                FieldType.YesNo => leads.Where(lead => LeadDb.CustomFlag(lead.Custom, key) == (number > 0)),
                _ => leads.Where(lead => LeadDb.CustomText(lead.Custom, key) == text),
            };
        }

        return leads;
    }

    private static void Add(List<string> parts, string name, IEnumerable<string> values)
    {
        var all = string.Join(" or ", values);

        if (all.Length > 0)
        {
            parts.Add($"{name} {all}".Trim());
        }
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
