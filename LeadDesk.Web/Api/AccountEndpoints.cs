using System.Security.Claims;
using LeadDesk.Core.Desk.Accounts;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder api) =>
        api.MapGet("/accounts/{id:long}", ReadAsync).Needs(ApiScope.ReadLeads).WithTags("Accounts")
            .WithSummary("A company with its score, rolled up from its leads")
            .WithDescription("Fit is that of its best lead, engagement 100 × (1 − Π(1 − e/100)), the score half of each. Leads that were lost or disqualified do not count.")
            .Produces<AccountAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(long id, ClaimsPrincipal key, AccountRollup page, CancellationToken cancellationToken) =>
        await page.AskAsync(key.AsApiActor(), id, cancellationToken) is { } profile ? TypedResults.Ok(AccountAnswer.Of(profile)) : Problems.NotFound($"There is no account {id}.");
}

/// <param name="Score">0 to 100 with one decimal, as are fit and engagement.</param>
/// <param name="Cell">A1 to D4.</param>
/// <param name="LeadsCounted">How many leads the score is made of.</param>
/// <param name="Leads">The best two hundred, best first.</param>
internal sealed record AccountAnswer(
    long Id, string Name, string? Domain, string? Industry, int? Employees, double? AnnualRevenue, string? Country, string? City, string? Tier,
    double Score, double Fit, double Engagement, string Cell, int LeadsCounted, int LeadsTotal, IReadOnlyList<AccountLeadAnswer> Leads)
{
    public static AccountAnswer Of(AccountProfile profile) => new(
        profile.Account.Id, profile.Account.Name, profile.Account.Domain, profile.Account.Industry, profile.Account.Employees, profile.Account.AnnualRevenue, profile.Account.Country, profile.Account.City,
        profile.Account.Tier, profile.Score.Score, profile.Score.Fit, profile.Score.Engagement, profile.Score.Cell.Name, profile.Score.Leads, profile.All,
        [.. profile.Leads.Select(lead => new AccountLeadAnswer(lead.Id, lead.Name, lead.Cell.Name, lead.Score, lead.Stage.Key, lead.Owner))]);
}

internal sealed record AccountLeadAnswer(long Id, string DisplayName, string Cell, double Score, string Stage, string? Owner);
