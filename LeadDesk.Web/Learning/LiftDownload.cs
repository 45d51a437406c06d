using System.Globalization;
using System.Security.Claims;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Learning;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Learning;

/// <summary>The lift of every value as CSV, for people who are signed in; counts only, no lead.</summary>
internal static class LiftDownload
{
    private static readonly (string Header, Func<LiftRow, string> Read)[] Columns =
    [
        ("Attribute", row => SafeText.ForCsv(row.Attribute)),
        ("Value", row => SafeText.ForCsv(row.Value)),
        ("Leads", row => Number(row.Leads)),
        ("Customers", row => Number(row.Won)),
        ("Rate", row => Number(row.Rate)),
        ("Rate from (95 %)", row => Number(row.Interval.Low)),
        ("Rate to (95 %)", row => Number(row.Interval.High)),
        ("Control", row => Number(row.Control)),
        ("Lift", row => row.Lift is { } lift ? Number(lift) : ""),
        ("Sure", row => row.IsSure ? "yes" : "no"),
        ("Information value", row => Number(row.Information)),
        ("Missing", row => Number(row.Missing)),
    ];

    public static void MapLiftDownload(this WebApplication app) => app.MapGet("/learning.csv", SendAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> SendAsync(string? days, string? by, string? source, string? segment, ClaimsPrincipal person, OutcomeReport report, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (CurrentActor.Of(person) is not { } actor || await report.AskAsync(actor, LearningAsk.Of(days, by, source, segment, clock.GetUtcNow()), null, cancellationToken) is not { } answer)
        {
            return TypedResults.Forbid();
        }

        var into = new MemoryStream();

        await using (var file = new CsvFile(into))
        {
            await file.WriteAsync(Columns.Select(column => column.Header));

            foreach (var row in answer.Lift)
            {
                await file.WriteAsync(Columns.Select(column => column.Read(row)));
            }
        }

        return TypedResults.File(into.ToArray(), "text/csv; charset=utf-8", "lift.csv");
    }

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
