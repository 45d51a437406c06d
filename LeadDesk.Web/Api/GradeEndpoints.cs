using System.Security.Claims;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class GradeEndpoints
{
    public static void MapGrades(this RouteGroupBuilder api) =>
        api.MapGet("/grades", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Grades")
            .WithSummary("The grade matrix: count, conversion with its interval, value and treatment of each cell")
            .Asks(GradeQuery.Members).Produces<GradesAnswer>();

    private static async Task<IResult> ReadAsync(GradeQuery query, ClaimsPrincipal key, GradeMatrix matrix, CancellationToken cancellationToken) =>
        TypedResults.Ok(GradesAnswer.Of(await matrix.AskAsync(key.AsApiActor(), query.Filter, cancellationToken)));
}

/// <param name="Total">Leads in all cells.</param>
/// <param name="IsInOrder">Whether no lower grade surely converts better than a higher one.</param>
/// <param name="Inversion">The lower cell that does and the one it beats, when they are not in order.</param>
internal sealed record GradesAnswer(IReadOnlyList<GradeAnswer> Cells, long Total, bool IsInOrder, InversionAnswer? Inversion)
{
    public static GradesAnswer Of(GradeMatrixAnswer matrix) => new(
        [.. matrix.Cells.Select(GradeAnswer.Of)], matrix.Leads, matrix.Inverted is null,
        matrix.Inverted is { } inverted ? new(inverted.Better.Cell.Name, inverted.Beaten.Cell.Name) : null);
}

internal sealed record InversionAnswer(string Better, string Beaten);

/// <param name="Decided">Customers, lost and disqualified: the n of the conversion.</param>
/// <param name="Conversion">Won of decided, 0 to 1; null while nothing is decided.</param>
/// <param name="ConversionLow">Where the 95 % Wilson interval of the conversion begins.</param>
/// <param name="FollowUpHours">Within how many hours sales promises to follow up; only for hand-over.</param>
internal sealed record GradeAnswer(
    string Cell, long Count, long Decided, long Won, double? Conversion, double ConversionLow, double ConversionHigh, double OpenValue, Treatment Treatment, int? FollowUpHours)
{
    public static GradeAnswer Of(GradeCell cell) => new(
        cell.Cell.Name, cell.Leads, cell.Decided, cell.Won, cell.Decided > 0 ? cell.Conversion.Rate : null, cell.Conversion.Low, cell.Conversion.High,
        cell.OpenValue, cell.Treatment, cell.FollowUpHours);
}
