using System.Security.Claims;
using System.Text.Json;
using LeadDesk.Core;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class RoutingEndpoints
{
    public static void MapRouting(this RouteGroupBuilder api)
    {
        api.MapGet("/leads/{id:long}/routing", WhyAsync).Needs(ApiScope.ReadLeads).WithTags("Routing")
            .WithSummary("Who got a lead when, and why, the newest first").Produces<IReadOnlyList<LeadRoute>>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/pools", PoolsAsync).Needs(ApiScope.ReadLeads).WithTags("Routing")
            .WithSummary("The pools of people who share leads, with weights, caps and turns").Produces<IReadOnlyList<PoolAnswer>>();

        api.MapPut("/pools/{name}", PutPoolAsync).Needs(ApiScope.WriteRouting).WithTags("Routing")
            .WithSummary("Make the pool of this name or settle who is in it").WithDescription("Who is not named leaves the pool; who comes in begins at the average of the others' turns.")
            .Produces<PoolAnswer>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        api.MapGet("/routing/rules", RulesAsync).Needs(ApiScope.ReadLeads).WithTags("Routing")
            .WithSummary("The rules in order: the first that is for a lead gives it to its pool").Produces<IReadOnlyList<RoutingRuleAnswer>>();

        api.MapPut("/routing/rules", PutRulesAsync).Needs(ApiScope.WriteRouting).WithTags("Routing")
            .WithSummary("Write all rules anew, in order. All or nothing").WithDescription("A condition is written as scoring models write them; without one a rule is for every lead.")
            .Produces<IReadOnlyList<RoutingRuleAnswer>>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<IResult> WhyAsync(long id, ClaimsPrincipal key, LeadRoutes routes, CancellationToken cancellationToken) =>
        await routes.AskAsync(key.AsApiActor(), id, cancellationToken) is { } found ? TypedResults.Ok(found) : LeadEndpoints.NoSuchLead(id);

    private static async Task<IResult> PoolsAsync(ClaimsPrincipal key, RoutingSettings settings, CancellationToken cancellationToken) =>
        TypedResults.Ok((await settings.AskAsync(key.AsApiActor(), cancellationToken))!.Pools.Select(PoolAnswer.Of).ToList());

    private static async Task<IResult> PutPoolAsync(string name, Body<PoolBody> body, ClaimsPrincipal key, RoutingSettings settings, SavePool save, CancellationToken cancellationToken)
    {
        var (actor, asked) = (key.AsApiActor(), body.Value);
        var known = (await settings.AskAsync(actor, cancellationToken))!.Pools.FirstOrDefault(pool => pool.Name == name.Trim());
        var entry = new PoolEntry(known?.Id, name, asked.OverflowOwnerId, [.. asked.Members.Select(member => new PoolMemberEntry(member.UserId, member.Weight ?? 1, member.DailyCap))], known?.Version);
        var (outcome, id) = await save.RunAsync(actor, entry, cancellationToken);
        return outcome.Refusal is { } refusal ? NotPossible(refusal)
            : TypedResults.Ok(PoolAnswer.Of((await settings.AskAsync(actor, cancellationToken))!.Pools.First(pool => pool.Id == id)));
    }

    private static async Task<IResult> RulesAsync(ClaimsPrincipal key, RoutingSettings settings, CancellationToken cancellationToken) =>
        TypedResults.Ok((await settings.AskAsync(key.AsApiActor(), cancellationToken))!.Rules.Select(RoutingRuleAnswer.Of).ToList());

    private static async Task<IResult> PutRulesAsync(Body<RoutingRulesBody> body, ClaimsPrincipal key, RoutingSettings settings, SaveRule save, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        var pools = (await settings.AskAsync(actor, cancellationToken))!.Pools;
        var (entries, errors) = (new List<RuleEntry>(), new Dictionary<string, string[]>());

        foreach (var (rule, place) in body.Value.Rules.Select((rule, place) => (rule, place)))
        {
            Condition? condition = null;
            var read = rule.Condition is { ValueKind: not JsonValueKind.Null } json ? ModelJson.TryRead(json.GetRawText(), out condition) : Outcome.Done;

            if (!read.Succeeded)
            {
                errors[$"rules[{place}].condition"] = [read.Refusal!];
            }

            if (pools.FirstOrDefault(pool => pool.Name == rule.Pool) is not { } pool)
            {
                errors[$"rules[{place}].pool"] = [$"names a pool {rule.Pool} that is not there"];
                continue;
            }

            entries.Add(new(null, rule.Name, pool.Id, condition, rule.AccountOwnerFirst ?? true, rule.MatchesLanguage ?? false, rule.Skill));
        }

        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        var outcome = await save.ReplaceAsync(actor, entries, cancellationToken);
        return outcome.Refusal is { } refusal ? NotPossible(refusal) : await RulesAsync(key, settings, cancellationToken);
    }

    private static IResult NotPossible(string refusal) => Problems.Of(StatusCodes.Status409Conflict, "Not possible", refusal);
}

internal sealed record PoolBody
{
    /// <summary>Who gets the leads when nobody is free; without one they wait and managers are told.</summary>
    public int? OverflowOwnerId { get; init; }
    public required IReadOnlyList<PoolMemberBody> Members { get; init; }
}

internal sealed record PoolMemberBody
{
    public required int UserId { get; init; }

    /// <summary>0–100; 1 when left out.</summary>
    public int? Weight { get; init; }

    /// <summary>Most leads of this pool a day; any number when left out.</summary>
    public int? DailyCap { get; init; }
}

internal sealed record RoutingRulesBody
{
    public required IReadOnlyList<RoutingRuleBody> Rules { get; init; }
}

internal sealed record RoutingRuleBody
{
    public required string Name { get; init; }

    /// <summary>The pool's name.</summary>
    public required string Pool { get; init; }

    /// <summary>As scoring models write conditions.</summary>
    public JsonElement? Condition { get; init; }
    public bool? AccountOwnerFirst { get; init; }
    public bool? MatchesLanguage { get; init; }
    public string? Skill { get; init; }
}

internal sealed record PoolAnswer(int Id, string Name, int? OverflowOwnerId, IReadOnlyList<PoolMemberView> Members)
{
    public static PoolAnswer Of(PoolView pool) => new(pool.Id, pool.Name, pool.OverflowOwnerId, pool.Members);
}

internal sealed record RoutingRuleAnswer(string Name, string Pool, JsonElement? Condition, bool AccountOwnerFirst, bool MatchesLanguage, string? Skill)
{
    public static RoutingRuleAnswer Of(RuleView rule) => new(
        rule.Name, rule.Pool, rule.Condition is null ? null : JsonSerializer.Deserialize<JsonElement>(ModelJson.Write(rule.Condition)), rule.AccountOwnerFirst, rule.MatchesLanguage, rule.Skill);
}
