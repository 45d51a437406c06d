using LeadDesk.Core.Desk.Leads;

namespace LeadDesk.Web.Api;

/// <summary>A lead filter after the ? of an address, and nothing else.</summary>
internal sealed class FilterQuery : IChecked
{
    public required LeadFilter Filter { get; init; }
    public IResult? Problem { get; private init; }

    public static async ValueTask<FilterQuery> BindAsync(HttpContext context)
    {
        var query = new QueryText(context.Request.Query, LeadQuery.FilterMembers);
        var filter = LeadQuery.FilterOf(query);
        return new FilterQuery { Filter = await LeadQuery.WithSegmentAsync(context, filter), Problem = query.Problem };
    }
}
