using LeadDesk.Core.Desk.Grades;
using Microsoft.OpenApi;

namespace LeadDesk.Web.Api;

/// <summary>Which leads count in the matrix; the names are those of the page.</summary>
internal sealed class GradeQuery : IChecked
{
    public static IReadOnlyList<QueryMember> Members { get; } =
    [
        new("days", "Only leads created in the last so many days.", JsonSchemaType.Integer),
        new("source", "Only leads from this source."),
        new("model", "Only leads rated by the model with this id.", JsonSchemaType.Integer),
    ];

    public required GradeFilter Filter { get; init; }
    public IResult? Problem { get; private init; }

    public static ValueTask<GradeQuery> BindAsync(HttpContext context)
    {
        var query = new QueryText(context.Request.Query, Members);
        var (days, model) = (query.Whole("days", 0, 1, 36_500), query.Whole("model", 0, 1, int.MaxValue));
        var filter = new GradeFilter(days > 0 ? days : null, query.Text("source"), model > 0 ? model : null);
        return ValueTask.FromResult(new GradeQuery { Filter = filter, Problem = query.Problem });
    }
}
