using System.Security.Claims;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class EventEndpoints
{
    public static void MapEvents(this RouteGroupBuilder api) =>
        api.MapPost("/events", TakeAsync).Needs(ApiScope.WriteEvents).WithTags("Events")
            .WithSummary($"Send what leads did: one event, or an array of up to {Batch<EventBody>.Most:N0}")
            .WithDescription("An eventId is taken once; sending it again is answered with duplicate and changes nothing. In an array each event is taken or refused for itself. "
                + "Name the lead by exactly one of leadId, externalId and email. A single refused event is answered with 400, or 404 when the lead is unknown.")
            .Produces<EventsAnswer>()
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> TakeAsync(Batch<EventBody> batch, ClaimsPrincipal key, TakeEvents take, CancellationToken cancellationToken)
    {
        var receipts = await take.RunAsync(key.AsApiActor(), [.. batch.Items.Select(item => item.AsEntry())], cancellationToken);

        if (batch.IsSingle && receipts[0] is { Status: EventStatus.Refused } refused)
        {
            return refused.IsLeadUnknown ? Problems.NotFound($"{refused.Member}: {refused.Reason}. The event was not taken; send the lead first, then the event again.")
                : Problems.Invalid(refused.Member!, refused.Reason!);
        }

        return TypedResults.Ok(EventsAnswer.Of(receipts));
    }
}

/// <summary>Something a lead did. Name the lead by exactly one of leadId, externalId and email.</summary>
internal sealed record EventBody
{
    /// <summary>The sender's own id, 1 to 100 characters; the same one is taken once.</summary>
    public required string EventId { get; init; }

    /// <summary>A slug such as page-viewed, email-clicked, demo-requested; others are welcome.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened, with offset; at most five minutes ahead.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
    public long? LeadId { get; init; }
    public string? ExternalId { get; init; }
    public string? Email { get; init; }

    /// <summary>A page's path, a mail's subject, a document's title, a form's name.</summary>
    public string? Subject { get; init; }
    public string? Campaign { get; init; }

    public EventEntry AsEntry() => new(EventId, Type, OccurredAt, LeadId, ExternalId, Email, Subject, Campaign);
}

/// <summary>How many were taken, and what became of each, in the order they were sent.</summary>
internal sealed record EventsAnswer(int Accepted, int Duplicate, int Refused, IReadOnlyList<EventAnswer> Results)
{
    public static EventsAnswer Of(IReadOnlyList<EventReceipt> receipts) => new(
        receipts.Count(receipt => receipt.Status == EventStatus.Accepted),
        receipts.Count(receipt => receipt.Status == EventStatus.Duplicate),
        receipts.Count(receipt => receipt.Status == EventStatus.Refused),
        [.. receipts.Select(receipt => new EventAnswer(receipt.EventId, receipt.Status, receipt.Member is null ? receipt.Reason : $"{receipt.Member}: {receipt.Reason}"))]);
}

/// <param name="Status">accepted, duplicate or refused.</param>
internal sealed record EventAnswer(string EventId, EventStatus Status, string? Reason);
