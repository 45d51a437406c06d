using System.Security.Claims;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class CalendarEndpoints
{
    private const string Hours = """
        {"name": "Support", "zone": "Europe/Berlin", "weekly": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "fri": [["22:00", "06:00"]]},
         "holidays": ["2026-12-25"], "special": [{"date": "2026-12-24", "windows": [["09:00", "12:00"]]}]}
        """;

    public static void MapCalendars(this RouteGroupBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Calendars");

        calendars.MapGet("/", ListAsync).Needs(ApiScope.ReadCalendars).WithSummary("The desk's calendars").Produces<IReadOnlyList<CalendarAnswer>>();

        calendars.MapGet("/{id}", ReadAsync).Needs(ApiScope.ReadCalendars).WithSummary("When a team works").Produces<CalendarAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        calendars.MapPut("/{id}", SaveAsync).Needs(ApiScope.WriteCalendars).WithMetadata(new Example(Hours, null))
            .WithSummary("Make a calendar or replace its hours").WithDescription("Promises that run by it are reckoned anew. A calendar without any window is refused.")
            .Produces<CalendarAnswer>().Produces<CalendarAnswer>(StatusCodes.Status201Created).ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        calendars.MapDelete("/{id}", DeleteAsync).Needs(ApiScope.WriteCalendars).WithSummary("Delete a calendar that nothing rests on")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        Reckons<DeadlineAnswer>(calendars.MapPost("/{id}/deadline", DeadlineAsync), "When so much working time will have gone by",
            "A deadline that falls on a closing time is that closing time. Zero minutes are over at once, or at the next opening while it is closed.",
            new("""{"start": "2026-11-21T15:00:00+01:00", "minutes": 120}""", """{"deadline": "2026-11-23T10:00:00Z"}"""));

        Reckons<ElapsedAnswer>(calendars.MapPost("/{id}/elapsed", ElapsedAsync), "Working minutes from one moment to another", "0 when the end is not later.",
            new("""{"start": "2026-11-20T16:00:00Z", "end": "2026-11-23T10:00:00Z"}""", """{"minutes": 120}"""));

        Reckons<OpeningAnswer>(calendars.MapPost("/{id}/next-opening", OpeningAsync), "When it is open next", "The moment itself when it is open then.",
            new("""{"start": "2026-11-21T15:00:00Z"}""", """{"nextOpening": "2026-11-23T08:00:00Z"}"""));
    }

    private static void Reckons<T>(RouteHandlerBuilder endpoint, string summary, string description, Example example) => endpoint
        .Needs(ApiScope.ReadCalendars).WithSummary(summary).WithDescription(description).WithMetadata(example)
        .Produces<T>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> ListAsync(ClaimsPrincipal key, CalendarList calendars, CancellationToken cancellationToken) =>
        TypedResults.Ok((await calendars.AskAsync(key.AsApiActor(), cancellationToken)).Select(CalendarAnswer.Of).ToList());

    private static async Task<IResult> ReadAsync(string id, ClaimsPrincipal key, CalendarList calendars, CancellationToken cancellationToken) =>
        await calendars.FindAsync(key.AsApiActor(), id, cancellationToken) is { } view ? TypedResults.Ok(CalendarAnswer.Of(view)) : NoSuch(id);

    private static async Task<IResult> SaveAsync(string id, Body<CalendarBody> body, ClaimsPrincipal key, SaveCalendar save, CalendarList calendars, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();

        if (CalendarJson.TryRead(body.Value.AsText(), out var definition) is { Succeeded: false } unread)
        {
            return Refused(unread.Refusal!);
        }

        var saved = await save.RunAsync(actor, id, body.Value.Name, definition!, seen: null, cancellationToken);

        if (saved.Outcome.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        var answer = CalendarAnswer.Of((await calendars.FindAsync(actor, id, cancellationToken))!);
        return saved.IsNew ? TypedResults.Created($"/api/v1/calendars/{answer.Id}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<IResult> DeleteAsync(string id, ClaimsPrincipal key, DeleteCalendar delete, CalendarList calendars, CancellationToken cancellationToken) =>
        await calendars.FindAsync(key.AsApiActor(), id, cancellationToken) is null ? NoSuch(id)
        : (await delete.RunAsync(key.AsApiActor(), id, cancellationToken)).Refusal is { } refusal ? Problems.Of(StatusCodes.Status409Conflict, "In use", refusal)
        : TypedResults.NoContent();

    private static async Task<IResult> DeadlineAsync(string id, Body<DeadlineBody> body, ClaimsPrincipal key, ReckonDeadline reckon, CancellationToken cancellationToken) =>
        Answer(id, await reckon.DeadlineAsync(key.AsApiActor(), id, body.Value.Start, body.Value.Minutes, cancellationToken), at => new DeadlineAnswer(CalendarAnswer.Moment(at)));

    private static async Task<IResult> ElapsedAsync(string id, Body<ElapsedBody> body, ClaimsPrincipal key, ReckonDeadline reckon, CancellationToken cancellationToken) =>
        Answer(id, await reckon.ElapsedAsync(key.AsApiActor(), id, body.Value.Start, body.Value.End, cancellationToken), minutes => new ElapsedAnswer(minutes));

    private static async Task<IResult> OpeningAsync(string id, Body<OpeningBody> body, ClaimsPrincipal key, ReckonDeadline reckon, CancellationToken cancellationToken) =>
        Answer(id, await reckon.NextOpeningAsync(key.AsApiActor(), id, body.Value.Start, cancellationToken), at => new OpeningAnswer(CalendarAnswer.Moment(at)));

    private static IResult Answer<TResult, TAnswer>(string id, Reckoned<TResult>? reckoned, Func<TResult, TAnswer> answer) =>
        reckoned is null ? NoSuch(id)
        : reckoned.Wrong is { } wrong ? Problems.Invalid(wrong, reckoned.Reason!)
        : TypedResults.Ok(answer(reckoned.Result));

    private static IResult NoSuch(string id) => Problems.NotFound($"There is no calendar {id}. PUT it first.");

    private static IResult Refused(string refusal) =>
        Problems.Of(StatusCodes.Status400BadRequest, "No usable calendar", refusal.EndsWith("was saved.", StringComparison.Ordinal) ? refusal : $"{refusal} Nothing was saved.");
}
