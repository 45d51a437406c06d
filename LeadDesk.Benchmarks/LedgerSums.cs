using System.Diagnostics;
using LeadDesk.Core.Scoring;
using LeadDesk.Tests.Scoring;

namespace LeadDesk.Benchmarks;

/// <summary>Writes the ledger of each of many made-up leads under each of fifty random models, and counts those that do not sum to the score or an axis.</summary>
internal static class LedgerSums
{
    private const int Models = 50;

    public static void Print(int leads)
    {
        var watch = Stopwatch.StartNew();
        var wrong = 0L;
        Parallel.For(0, Models, number =>
        {
            var random = new RandomModels(number);
            var model = new CompiledModel(random.Model());

            for (var i = 0; i < leads; i++)
            {
                Interlocked.Add(ref wrong, Sums(model.Explain(random.Values(model), random.Signals(), RandomModels.Now)) ? 0 : 1);
            }
        });
        Console.WriteLine($"{(long)leads * Models:N0} ledgers ({leads:N0} leads under {Models} models): {wrong:N0} do not sum; {watch.Elapsed.TotalSeconds:0} s");
    }

    private static bool Sums(Ledger ledger) =>
        ledger.Lines.Sum(line => line.Points) == (decimal)ledger.Rating.Score
        && ledger.Lines.Where(line => line.Axis == Axis.Fit).Sum(line => line.AxisPoints) == (decimal)ledger.Rating.Fit
        && ledger.Lines.Where(line => line.Axis == Axis.Engagement).Sum(line => line.AxisPoints) == (decimal)ledger.Rating.Engagement;
}
