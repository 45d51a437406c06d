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
            .Asks(LeadQuery.FilterMembers).Produces<GradesAnswer>();

    private static async Task<IResult> ReadAsync(FilterQuery query, ClaimsPrincipal key, GradeMatrix matrix, CancellationToken cancellationToken) =>
        TypedResults.Ok(GradesAnswer.Of(await matrix.RunAsync(key.AsApiActor(), query.Filter, cancellationToken)));
}

/// <param name="Total">Leads in all cells.</param>
/// <param name="IsInOrder">Whether no lower grade surely converts better than a higher one.</param>
/// <param name="Verdict">The same in words.</param>
internal sealed record GradesAnswer(IReadOnlyList<GradeAnswer> Cells, long Total, bool IsInOrder, string Verdict)
{
    public static GradesAnswer Of(GradeTable table) => new([.. table.Cells.Select(GradeAnswer.Of)], table.Count, table.Inversions.Count == 0, table.Verdict);
}

/// <param name="Decided">Customers, lost and disqualified: the n of the conversion.</param>
/// <param name="Conversion">Won of decided, 0 to 1; null while nothing is decided.</param>
/// <param name="ConversionLow">Where the 95 % Wilson interval of the conversion begins.</param>
/// <param name="FollowUpHours">Within how many hours sales promises to follow up; only for hand-over.</param>
internal sealed record GradeAnswer(
    string Cell, long Count, long Decided, long Won, double? Conversion, double ConversionLow, double ConversionHigh, double OpenValue, Treatment Treatment, int? FollowUpHours)
{
    public static GradeAnswer Of(GradeCell cell) => new(
        cell.Cell.Name, cell.Count, cell.Decided, cell.Won, cell.Conversion, cell.Interval.Low, cell.Interval.High, cell.OpenValue, cell.Treatment.Treatment, cell.Treatment.FollowUpHours);
}
