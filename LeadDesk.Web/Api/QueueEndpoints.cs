using System.Security.Claims;
using System.Text.Json;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Team;
using Microsoft.OpenApi;

namespace LeadDesk.Web.Api;

internal static class QueueEndpoints
{
    public static void MapQueue(this RouteGroupBuilder api) =>
        api.MapGet("/queue", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Queue")
            .WithSummary("Whom to call next: by the state of its promise, then best cell first, then the latest signal")
            .WithDescription("With owner, that person's and the unassigned leads; without, the unassigned ones.")
            .Asks(QueueQuery.Members).Produces<QueueAnswer>();

    private static async Task<IResult> ReadAsync(QueueQuery query, ClaimsPrincipal key, WorkQueue queue, CancellationToken cancellationToken) =>
        TypedResults.Ok(QueueAnswer.Of(await queue.AskAsync(key.AsApiActor(), new QueueAsk(query.Take, query.Owner), cancellationToken)));
}

internal sealed class QueueQuery : IChecked
{
    private const int Usual = 50, Most = 200;

    public static IReadOnlyList<QueryMember> Members { get; } =
    [
        new("owner", "The id of a person.", JsonSchemaType.Integer),
        new("take", $"1 to {Most}, {Usual} unless told.", JsonSchemaType.Integer),
    ];

    public int? Owner { get; private init; }
    public int Take { get; private init; }
    public IResult? Problem { get; private init; }

    public static ValueTask<QueueQuery> BindAsync(HttpContext context)
    {
        var query = new QueryText(context.Request.Query, Members);
        var (owner, take) = (query.Whole("owner", 0, 1, int.MaxValue), query.Whole("take", Usual, 1, Most));
        return ValueTask.FromResult(new QueueQuery { Owner = owner > 0 ? owner : null, Take = take, Problem = query.Problem });
    }
}

/// <param name="Total">How many wait, those not shown included.</param>
/// <param name="Resting">Leads that come back later.</param>
/// <param name="NextPromise">The earliest promised follow-up among all of them.</param>
internal sealed record QueueAnswer(IReadOnlyList<QueueAnswerRow> Items, int Total, int Resting, DateTimeOffset? NextPromise)
{
    public static QueueAnswer Of(QueueSnapshot queue) => new([.. queue.Rows.Select(QueueAnswerRow.Of)], queue.Total, queue.Resting, queue.NextPromise);
}

/// <param name="Reason">Why the lead is here.</param>
internal sealed record QueueAnswerRow(
    long LeadId, string Name, string? Company, string? JobTitle, string Cell, double Score, string Stage, string? Phone, string? Email, bool DoNotCall, bool DoNotEmail,
    int? OwnerId, DateTimeOffset? HandedOverAt, string SlaState, DateTimeOffset? RespondBy, DateTimeOffset? LastSignalAt, DateTimeOffset? NextStepAt, string Reason)
{
    public static QueueAnswerRow Of(QueueRow row) => new(
        row.Id, row.Name, row.Company, row.JobTitle, row.Cell.Name, row.Score, row.Stage.Key, row.Phone, row.Email, row.DoNotCall, row.DoNotEmail,
        row.OwnerId, row.HandedOverAt, JsonNamingPolicy.CamelCase.ConvertName($"{row.SlaState}"), row.RespondBy, row.LastSignalAt, row.NextStepAt, row.Reason.What);
}
