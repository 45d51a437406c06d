using System.Globalization;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Web.Security;
using Microsoft.OpenApi;

namespace LeadDesk.Web.Api;

/// <summary>Which leads a program asks for.</summary>
internal sealed class LeadQuery : IChecked
{
    public static IReadOnlyList<QueryMember> FilterMembers { get; } =
    [
        new("q", "Words in name, e-mail, company, job title, phone or external id; accents and case do not matter."),
        new("stage", $"One or more of {string.Join(", ", Stage.All.Select(stage => stage.Key))}, separated by commas."),
        new("cell", "One or more cells of the grade matrix, A1 to D4, separated by commas."),
        new("owner", "One or more ids of people, separated by commas; 0 for leads without an owner."),
        new("source", "One or more sources, separated by commas."),
        new("tag", "Tags that a lead must all have, separated by commas."),
        new("persona", "One or more names of personas, separated by commas."),
        new("segment", "Id of a segment that leads have to be in.", JsonSchemaType.Integer),
        new("reached", $"A stage that leads have reached at least once, whatever became of them since: {string.Join(", ", Stage.All.Where(stage => stage.Kind is StageKind.Open or StageKind.Won).Select(stage => stage.Key))}."),
        new("came", "What the report of sources counts them under: a breakdown, first or last touch, and a name, with dots between; no name for leads without one.") { Example = "source.first.Webinar" },
        new("createdFrom", "First day of creation, UTC.") { Example = "2026-01-01" },
        new("createdTo", "Last day of creation, UTC, included.") { Example = "2026-12-31" },
        .. FieldColumns.Fields.Select(field => new QueryMember(field.Key, $"{field.Name}, exactly.")),
    ];

    public static IReadOnlyList<QueryMember> Members { get; } =
    [
        .. FilterMembers,
        new("sort", $"One of {string.Join(", ", LeadOrder.All.Select(order => order.Key))}; -createdAt unless told."),
        new("page", "From 1 on.", JsonSchemaType.Integer),
        new("pageSize", $"1 to {ReadLeads.LargestPage}, 50 unless told.", JsonSchemaType.Integer),
    ];

    public required LeadFilter Filter { get; init; }
    public LeadOrder Order { get; private init; } = LeadOrder.All[0];
    public int Page { get; private init; }
    public int PageSize { get; private init; }
    public IResult? Problem { get; private init; }

    public static async ValueTask<LeadQuery> BindAsync(HttpContext context)
    {
        var query = new QueryText(context.Request.Query, Members);
        var order = LeadOrder.Find(query.Text("sort") ?? "-createdAt");

        if (order is null)
        {
            query.Refuse("sort", $"must be one of {string.Join(", ", LeadOrder.All.Select(known => known.Key))}");
        }

        var (filter, page, size) = (FilterOf(query), query.Whole("page", 1, 1, 1_000_000), query.Whole("pageSize", 50, 1, ReadLeads.LargestPage));
        return new LeadQuery { Filter = await WithSegmentAsync(context, filter), Order = order ?? LeadOrder.All[0], Page = page, PageSize = size, Problem = query.Problem };
    }

    /// <summary>The filter with what its segment means now, to whoever asks: a person or a program.</summary>
    public static Task<LeadFilter> WithSegmentAsync(HttpContext context, LeadFilter filter) =>
        context.RequestServices.GetRequiredService<SegmentFilter>().ResolveAsync(CurrentActor.Of(context.User) ?? context.User.AsApiActor(), filter, context.RequestAborted);

    public static LeadFilter FilterOf(QueryText query) => new()
    {
        Search = query.Text("q"),
        Stages = Each(query, "stage", Stage.Find, $"must be among {string.Join(", ", Stage.All.Select(stage => stage.Key))}"),
        Cells = [.. Each(query, "cell", name => Cell.TryParse(name, out var cell) ? new Named<Cell>(cell) : null, "must be among A1 to D4").Select(named => named.Value)],
        Owners = [.. Each(query, "owner", text => int.TryParse(text, CultureInfo.InvariantCulture, out var id) && id >= 0 ? new Named<int>(id) : null, "must be ids of people, or 0").Select(named => named.Value)],
        Sources = query.Texts("source"),
        Tags = query.Texts("tag"),
        Personas = query.Texts("persona"),
        SegmentId = query.Text("segment") is null ? null : query.Whole("segment", 1, 1, int.MaxValue),
        Reached = One(query, "reached", key => Stage.Find(key) is { Kind: StageKind.Open or StageKind.Won } stage ? stage : null, "must be a stage that leads can reach"),
        CameBy = One(query, "came", LeadFilterText.CameBy, $"must be like source.first.Webinar, with one of {string.Join(", ", Breakdown.All.Select(breakdown => breakdown.Key))}"),
        CreatedFrom = query.Day("createdFrom"),
        CreatedTo = query.Day("createdTo"),
        BuiltIn = [.. FieldColumns.Fields.SelectMany(field => Exactly(query, field))],
    };

    private static IEnumerable<KeyValuePair<string, FieldValue>> Exactly(QueryText query, LeadField field)
    {
        if (query.Text(field.Key) is not { } text)
        {
            return [];
        }

        var outcome = FieldText.TryRead(field.Type, text, field.Choices, out var value);

        if (!outcome.Succeeded)
        {
            query.Refuse(field.Key, outcome.Refusal ?? "cannot be read");
        }

        return value.HasValue ? [KeyValuePair.Create(field.Key, value)] : [];
    }

    private static T? One<T>(QueryText query, string name, Func<string, T?> find, string otherwise)
        where T : class
    {
        var found = query.Text(name) is { } text ? find(text) : null;

        if (found is null && query.Text(name) is not null)
        {
            query.Refuse(name, otherwise);
        }

        return found;
    }

    private static List<T> Each<T>(QueryText query, string name, Func<string, T?> find, string otherwise)
        where T : class
    {
        var found = query.Texts(name).Select(find).ToList();

        if (found.Contains(null))
        {
            query.Refuse(name, otherwise);
        }

        return [.. found.OfType<T>()];
    }

    private sealed record Named<T>(T Value);
}
