using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

/// <summary>Random models, leads and histories with short decays, so that a few days show everything. The same seed makes the same case.</summary>
public sealed class RandomModels(int seed)
{
    private static readonly string[] Events = ["page-viewed", "email-clicked", "unsubscribed", "demo-requested"];
    private static readonly string[] Subjects = ["/pricing", "/blog/a", "/careers", "/pricing/team"];
    private static readonly double[] Days = [0.05, 0.25, 0.5, 1, 1.5, 3, 5];

    private readonly Random random = new(seed);

    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public ModelDefinition Model() => new()
    {
        Name = "Random",
        Criteria = Criteria(),
        Adjustments = [.. Several(3, i => new Adjustment($"Adjustment {i}", Condition(), Points(30), Pick<Axis>([Axis.Fit, Axis.Engagement])))],
        ContentTags = [new("how-to-buy", ["/pricing*"]), new("what-is", ["*/a", "/blog*"]), new("none", [])],
        Groups = [new("One", random.Next(0, 60)), new("Two", random.Next(0, 60))],
        Behaviours = [.. Enumerable.Range(0, random.Next(3, 10)).Select(Behaviour)],
        Disqualifiers = random.Next(10) == 0 ? [new("Out", Condition())] : [],
        Personas = [new("Boss", new Condition.Test("jobTitle", TestOperator.HasAnyWord, "ceo"))],
        FitWeight = Pick<double>([0, 30, 33.3, 50, 100]),
        MostFit = random.Next(5) == 0 ? random.Next(1, 101) : 100,
        MostEngagement = random.Next(5) == 0 ? random.Next(1, 101) : 100,
        Levels = random.Next(3) == 0 ? new(60.5, 20, 5) : new(75, 50, 25),
    };

    public FieldValue[] Values(CompiledModel model) => [.. model.Attributes.Select(attribute => attribute switch
    {
        _ when random.Next(4) == 0 => FieldValue.Empty,
        "employees" => FieldValue.Of((double)random.Next(0, 1000)),
        "jobTitle" => FieldValue.Of(Pick(["CEO", "Head of IT", "Student"])),
        _ => FieldValue.Of(Pick(["Germany", "France"])),
    })];

    public Signal[] Signals() => [.. Enumerable.Range(0, random.Next(0, 40)).Select(_ =>
        new Signal(Pick(Events), Now.AddMinutes(random.Next(-3 * 1440, random.Next(3) == 0 ? 1440 : 1)).AddSeconds(random.Next(60)), Pick(Subjects), Pick<string?>([null, "Spring", "Autumn"])))];

    public double Points(int most) => random.Next(-most, most + 1) / Pick<double>([1, 3, 2]);

    private Behaviour Behaviour(int i) => new($"Behaviour {i}", Pick(Events), random.Next(3) == 0 ? Points(50) : Math.Abs(Points(50)))
    {
        Subjects = random.Next(3) == 0 ? [Pick(["/pricing*", "*/a", "*care*"])] : [],
        Contents = random.Next(4) == 0 ? [Pick(["how-to-buy", "what-is", "none"])] : [],
        Campaigns = random.Next(5) == 0 ? ["spr*"] : [],
        Decay = random.Next(5) == 0 ? Decay.None : new(Pick<DecayKind>([DecayKind.Window, DecayKind.Linear, DecayKind.HalfLife]), Pick(Days)),
        WindowDays = random.Next(3) == 0 ? Pick(Days) : null,
        Cap = random.Next(3) == 0 ? random.Next(0, 60) : null,
        Group = Pick<string?>([null, "One", "Two"]),
        Frequency = random.Next(4) == 0 ? new(random.Next(1, 4), Pick(Days)) : null,
        Repeats = random.Next(3) == 0 ? Pick<Repeats>([Repeats.Once, Repeats.First]) : Repeats.Every,
    };

    private IReadOnlyList<Criterion> Criteria()
    {
        var first = random.Next(0, 101);
        return
        [
            new("Employees", "employees", first, Empty(), [new(new Condition.Test("employees", TestOperator.AtLeast, "500"), random.Next(101)), new(new Condition.Test("employees", TestOperator.AtLeast, "100"), random.Next(101))]),
            new("Country", "country", 100 - first, Empty(), [new(Condition(), random.Next(101) / 1.7), new(Condition(), random.Next(101))]),
        ];
    }

    private WhenEmpty Empty() => Pick<WhenEmpty>([WhenEmpty.CountsZero, WhenEmpty.LeftOut]);

    private Condition Condition() => random.Next(6) switch
    {
        0 => new Condition.Test("country", TestOperator.IsAnyOf, "germany"),
        1 => new Condition.Test("jobTitle", TestOperator.Matches, "^(ceo|head)"),
        2 => new Condition.Test("employees", TestOperator.Between, "50", "700"),
        3 => new Condition.Opposite(Condition()),
        4 => new Condition.Any(Condition(), Condition()),
        _ => new Condition.Test("persona", TestOperator.IsAnyOf, "Boss"),
    };

    private IEnumerable<T> Several<T>(int most, Func<int, T> make) => Enumerable.Range(0, random.Next(0, most + 1)).Select(make);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
