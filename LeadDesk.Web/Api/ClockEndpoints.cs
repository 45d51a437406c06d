using System.Security.Claims;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Web.Sla;

namespace LeadDesk.Web.Api;

internal static class ClockEndpoints
{
    public static void MapClocks(this RouteGroupBuilder api)
    {
        api.MapGet("/leads/{id:long}/clocks", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Follow-up")
            .WithSummary("What is promised about a lead, and how each promise came about")
            .Produces<ClocksAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/policies", PoliciesAsync).Needs(ApiScope.ReadLeads).WithTags("Follow-up")
            .WithSummary("The policies in order: the first that is for a promise counts")
            .Produces<IReadOnlyList<PolicyAnswer>>();
    }

    private static async Task<IResult> ReadAsync(long id, ClaimsPrincipal key, LeadClocks clocks, CancellationToken cancellationToken) =>
        await clocks.AskAsync(key.AsApiActor(), id, cancellationToken) is { } list ? TypedResults.Ok(ClocksAnswer.Of(id, list)) : LeadEndpoints.NoSuchLead(id);

    private static async Task<IResult> PoliciesAsync(ClaimsPrincipal key, PolicyList policies, CancellationToken cancellationToken) =>
        TypedResults.Ok((await policies.AskAsync(key.AsApiActor(), cancellationToken)).Policies.Select(PolicyAnswer.Of).ToList());
}

/// <param name="OnHoldUntil">When a hold that lasts now ends; null without one.</param>
internal sealed record ClocksAnswer(long LeadId, DateTimeOffset? OnHoldUntil, IReadOnlyList<ClockAnswer> Clocks)
{
    public static ClocksAnswer Of(long leadId, LeadClockList list) => new(leadId, list.Hold?.Until, [.. list.Clocks.Select(ClockAnswer.Of)]);
}

/// <param name="Kind">accept, first-touch, next-touch or decision.</param>
/// <param name="State">breached, at-risk, pressing, running, on-hold or stopped.</param>
/// <param name="Minutes">Working minutes given, with what was added.</param>
/// <param name="Story">How it came about, oldest first.</param>
internal sealed record ClockAnswer(
    long Id, string Kind, string State, string Cause, string? Request, int? OwnerId, string Cell, string? Policy, string Calendar, int Minutes, double? UsedMinutes, DateTimeOffset StartedAt, DateTimeOffset DueAt,
    DateTimeOffset? StoppedAt, string? StopCause, bool IsKept, DateTimeOffset? BreachedAt, string? BreachReason, IReadOnlyList<ClockStoryLine> Story)
{
    public static ClockAnswer Of(LeadClock clock) => new(
        clock.Id, clock.Kind.Key(), clock.IsOpen ? StateOf(clock.State) : "stopped", clock.Cause, clock.Request, clock.OwnerId, clock.Cell.Name, clock.Policy, clock.CalendarKey,
        clock.Minutes + clock.ExtraMinutes, clock.UsedMinutes is { } used ? Math.Round(used, 2) : null, clock.StartedAt, clock.DueAt, clock.StoppedAt, clock.StopCause, clock.IsKept, clock.BreachedAt,
        clock.BreachReason, [.. clock.Notes.Select(note => new ClockStoryLine(note.At, note.Text, note.By))]);

    private static string StateOf(SlaState state) => state switch
    {
        SlaState.AtRisk => "at-risk",
        SlaState.OnHold => "on-hold",
        _ => state.ToString().ToLowerInvariant(),
    };
}

internal sealed record ClockStoryLine(DateTimeOffset At, string Text, string By);

/// <param name="Minutes">Working minutes; null for the follow-up hours that the model gives the grade.</param>
internal sealed record PolicyAnswer(
    int Id, string Name, string Kind, IReadOnlyList<string> Cells, IReadOnlyList<string> Sources, IReadOnlyList<string> Requests, int? Minutes, string Calendar, int FirstWarning, int SecondWarning,
    int? GraceMinutes, int OpenClocks)
{
    public static PolicyAnswer Of(PolicyRow row) => new(
        row.Id, row.Entry.Name, row.Entry.Kind.Key(), [.. row.Entry.Cells.Select(cell => cell.Name)], row.Entry.Sources, row.Entry.Requests, row.Entry.Minutes, row.Entry.CalendarKey, row.Entry.FirstWarning,
        row.Entry.SecondWarning, row.Entry.GraceMinutes, row.OpenClocks);
}
