using System.Diagnostics;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Scoring.Templates;

namespace LeadDesk.Benchmarks;

/// <summary>Microseconds and bytes per lead with 50 events, next change of cell included.</summary>
internal static class ScoringTimes
{
    private const int Leads = 2_000, EventsPerLead = 50, Rounds = 40, Batch = 20;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static void Print()
    {
        var random = new Random(1);
        var model = new CompiledModel(ModelTemplates.All[1]);
        var values = Enumerable.Range(0, Leads).Select(_ => Values(model, random)).ToArray();
        var signals = Enumerable.Range(0, Leads).Select(_ => Signals(random)).ToArray();

        Time("Rate with next change", i => model.Rate(values[i], signals[i], Now));
        Time("Explain (with ledger)", i => model.Explain(values[i], signals[i], Now));
        Time("Applies", i => model.Applies(values[i]));
        Console.WriteLine($"{Enumerable.Range(0, Leads).Count(i => model.Rate(values[i], signals[i], Now).CellChangesAt is not null)} of {Leads} leads change cell later.");
    }

    private static void Time(string what, Func<int, object> run)
    {
        for (var i = 0; i < Leads; i++)
        {
            run(i);
        }

        // The best of many looks at each small batch: what another process takes from this one is not counted.
        var best = Enumerable.Repeat(double.MaxValue, Leads / Batch).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var round = 0; round < Rounds; round++)
        {
            for (var batch = 0; batch < best.Length; batch++)
            {
                var started = Stopwatch.GetTimestamp();

                for (var i = batch * Batch; i < (batch + 1) * Batch; i++)
                {
                    run(i);
                }

                best[batch] = Math.Min(best[batch], Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (Rounds * Leads);
        Console.WriteLine($"{what,-24} {best.Sum() / Leads,7:0.00} µs per lead, {bytes,6} B");
    }

    internal static FieldValue[] Values(CompiledModel model, Random random) => [.. model.Attributes.Select(attribute => attribute switch
    {
        "employees" => FieldValue.Of((double)random.Next(1, 8000)),
        "jobTitle" => FieldValue.Of(Pick(random, "Head of Operations", "Sales Manager", "Chief Technology Officer", "Engineer", "Student")),
        "industry" => FieldValue.Of(Pick(random, "Logistics", "Software", "Education", "Banking")),
        "department" => FieldValue.Of(Pick(random, "Operations", "IT", "Finance")),
        "country" => FieldValue.Of(Pick(random, "Germany", "France", "Brazil")),
        "email" => FieldValue.Of("someone.somewhere@company.example"),
        "source" => FieldValue.Of("Webinar"),
        _ => FieldValue.Empty,
    })];

    internal static Signal[] Signals(Random random, int count = EventsPerLead) => [.. Enumerable.Range(0, count)
        .Select(_ => new Signal(
            Pick(random, "page-viewed", "page-viewed", "page-viewed", "email-opened", "email-clicked", "content-downloaded", "webinar-attended", "email-replied", "demo-requested", "unsubscribed"),
            Now.AddMinutes(-random.Next(1, 60 * 24 * 120)),
            Pick(random, "/pricing", "/product/routing", "/blog/what-is-slotting", "/careers", "How to buy guide")))
        .OrderBy(signal => signal.At)];

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
