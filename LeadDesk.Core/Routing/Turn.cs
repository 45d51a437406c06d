using System.Globalization;

namespace LeadDesk.Core.Routing;

/// <summary>
/// Whose turn it is: of those who are free, whoever had the fewest turns. A lead adds 1 ÷ weight to them, so over time each gets a share by
/// weight. Among equals the one who waited longest is next, then the lower id.
/// </summary>
public static class Turn
{
    // Thirds do not add up to a whole in binary.
    private const int Digits = 9;

    /// <summary>The next one, or nobody; and why each of the others was passed over.</summary>
    public static TurnChoice Choose(IReadOnlyList<Candidate> pool, RouteNeed need)
    {
        var passed = pool.Select(one => (one, Why: PassedOver(one, need))).ToList();
        var free = passed.Where(pair => pair.Why is null).Select(pair => pair.one)
            .OrderBy(one => Math.Round(one.Turns, Digits)).ThenBy(one => one.WaitsSince).ThenBy(one => one.UserId).ToList();
        return new(free, [.. passed.Where(pair => pair.Why is not null).Select(pair => new Passed(pair.one, pair.Why!))]);
    }

    /// <summary>Why this person cannot get the lead now, to be read after the name; null when they can.</summary>
    public static string? PassedOver(Candidate one, RouteNeed need) =>
        need.Never.Contains(one.UserId) ? "already had this lead"
        : one.IsDisabled ? "is disabled"
        : one.Weight <= 0 ? "has weight 0"
        : one.NotReceivingSince is { } since ? $"is not receiving leads since {Day(since)}"
        : one.Away is { } away ? away.Until is { } until ? $"is away until {Day(until)}" : "is away until further notice"
        : need.Language is { } language && !one.Speaks(language) ? $"does not speak {language}"
        : need.Skill is { } skill && !one.HasSkill(skill) ? $"lacks the skill {skill}"
        : one.Today >= one.DailyCap ? $"is at the cap of {one.DailyCap} a day"
        : one.OpenLeads >= one.OpenCap ? $"is full with {one.OpenLeads} of at most {one.OpenCap} open leads"
        : one.IsAtWork ? null : OutsideHours;

    internal const string OutsideHours = "is outside working hours";

    /// <summary>
    /// The turns of all after the chosen one got a lead, by user id. Those who miss turns by their own choice are moved on as fast as the
    /// others on average, so that they come back to the same place; their part is no lead and does not count as one.
    /// </summary>
    public static IReadOnlyDictionary<int, double> After(IReadOnlyList<Candidate> pool, Candidate chosen)
    {
        var present = pool.Where(one => !one.KeepsPlace || one.UserId == chosen.UserId).Sum(one => one.Weight);
        return pool.ToDictionary(one => one.UserId, one => one.Turns + (one.UserId == chosen.UserId ? 1.0 / one.Weight : one.KeepsPlace ? 1.0 / present : 0));
    }

    /// <summary>Where a new person of a pool begins: at the others' average, 0 when there is nobody else who takes leads.</summary>
    public static double StartAmong(IEnumerable<(int Weight, double Turns)> others) =>
        others.Where(one => one.Weight > 0).Select(one => one.Turns).DefaultIfEmpty(0).Average();

    internal static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}

/// <param name="Free">Who could get the lead, the next one first.</param>
/// <param name="Passed">The others, each with the reason.</param>
public sealed record TurnChoice(IReadOnlyList<Candidate> Free, IReadOnlyList<Passed> Passed)
{
    public Candidate? Chosen => Free.Count > 0 ? Free[0] : null;

    /// <summary>Nobody is free, but somebody will be as soon as their day begins.</summary>
    public bool OpensLater => Free.Count == 0 && Passed.Any(passed => passed.Why == Turn.OutsideHours);

    /// <summary>"Maya Okafor had the fewest turns (12.0, weight 2). Tom is away until 3 Dec 2026; Jo is at the cap of 10 a day."</summary>
    public string Why => string.Join(" ", new[] { ChosenWords, PassedWords }.Where(words => words.Length > 0));

    private string ChosenWords => Chosen is not { } one ? Passed.Count == 0 ? "The pool has nobody in it." : "Nobody was free."
        : Free.Count == 1 ? $"{one.Name} was the only one free ({Turns(one)})."
        : Math.Abs(Free[1].Turns - one.Turns) < 1e-9 ? $"{one.Name} had as few turns as {Free[1].Name} ({Turns(one)}) and waited longer."
        : $"{one.Name} had the fewest turns ({Turns(one)}; {Free[1].Name} is next with {Free[1].Turns.ToString("0.0#", CultureInfo.InvariantCulture)}).";

    private string PassedWords => Passed.Count == 0 ? "" : string.Join("; ", Passed.Select(passed => $"{passed.Who.Name} {passed.Why}")) + ".";

    private static string Turns(Candidate one) => string.Create(CultureInfo.InvariantCulture, $"{one.Turns:0.0#}, weight {one.Weight}");
}

/// <param name="Why">To be read after the name: "is at the cap of 10 a day".</param>
public sealed record Passed(Candidate Who, string Why);
