using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using LeadDesk.Core.Learning;

namespace LeadDesk.Benchmarks;

/// <summary>How long learning and foretelling take, and with a file of real leads how well it does.</summary>
internal static class LearningTimes
{
    private const int Attributes = 40, Asked = 200_000;

    public static void Print(int leads, string? file)
    {
        var set = MadeUp(leads);
        var (watch, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var trained = Training.Run(set, [])!;
        Console.WriteLine($"learn {leads:N0} leads × {Attributes} attributes   {watch.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:0.0} s of processors   penalty {trained.Penalty}, AUC {trained.Test.Auc:0.000}");
        Console.WriteLine($"foretell   {MicrosecondsEach(trained.Model, set):0.00} µs a lead");

        if (file is not null)
        {
            Print(Training.Run(Read(file), [])!);
        }
    }

    private static double MicrosecondsEach(PredictiveModel model, LearningSet set)
    {
        LearningColumn?[] columns = [.. model.Attributes.Select(attribute => set.Columns.First(column => column.Key == attribute.Key))];
        var (bins, best, sum) = (new int[columns.Length], double.MaxValue, 0d);

        // Processor time, as others may be using the machine.

        for (var round = 0; round < 5; round++)
        {
            var began = Environment.CpuUsage.TotalTime;

            for (var i = 0; i < Asked; i++)
            {
                model.Fill(columns, i % set.Count, bins);
                sum += model.Probability(bins);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - began).TotalMicroseconds / Asked);
        }

        return sum > 0 ? best : 0;
    }

    private static void Print(Trained trained)
    {
        var test = trained.Test;
        Console.WriteLine($"real leads, newest {test.Leads:N0}   AUC {test.Auc:0.000} ({test.AucLow:0.000} to {test.AucHigh:0.000})   log-loss {test.LogLoss:0.000}   Brier {test.Brier:0.000}   ECE {test.Ece:0.000}   lift at 10 % {test.Lift:0.0}   penalty {trained.Penalty}");

        foreach (var one in trained.LeftOut)
        {
            Console.WriteLine($"left out{(one.IsLeak ? " as a leak" : "")}: {one.Name}. {one.Why}");
        }
    }

    /// <summary>Half words, half numbers, some missing; a dozen of them tell something.</summary>
    private static LearningSet MadeUp(int leads)
    {
        var random = new Random(17);
        var odds = new double[leads];
        var columns = Enumerable.Range(0, Attributes).Select(at => at % 2 == 0 ? Words(at) : Numbers(at)).ToList();
        return new(columns, [.. odds.Select(one => random.NextDouble() < RidgeLogistic.Share(one - 1.5))]);

        LearningColumn Words(int at)
        {
            string?[] words = [.. Enumerable.Range(0, leads).Select(_ => random.Next(12) is var pick && pick == 0 ? null : $"Value {pick}")];
            Add(at, i => words[i] is { Length: 7 } word ? (word[6] - '5') / 10.0 : 0);
            return LearningColumn.OfWords($"w{at}", $"Words {at}", words);
        }

        LearningColumn Numbers(int at)
        {
            double[] numbers = [.. Enumerable.Range(0, leads).Select(_ => random.Next(10) == 0 ? double.NaN : Math.Round(100 * random.NextDouble(), 1))];
            Add(at, i => double.IsNaN(numbers[i]) ? 0 : (numbers[i] - 50) / 100);
            return LearningColumn.OfNumbers($"n{at}", $"Numbers {at}", numbers);
        }

        void Add(int at, Func<int, double> effect)
        {
            for (var i = 0; at < 12 && i < leads; i++)
            {
                odds[i] += effect(i);
            }
        }
    }

    /// <summary>Every column but the key and the outcome; oldest first, as the file has it.</summary>
    private static LearningSet Read(string file)
    {
        using var csv = new CsvReader(new StreamReader(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var (header, rows) = (csv.HeaderRecord!, new List<string[]>());

        while (csv.Read())
        {
            rows.Add([.. header.Select((_, i) => csv.GetField(i)!.Trim())]);
        }

        return new([.. header.Index().Where(column => column.Item is not ("Converted" or "Prospect ID")).Select(column => Column(column.Item, [.. rows.Select(row => row[column.Index])]))],
            [.. rows.Select(row => row[Array.IndexOf(header, "Converted")] == "1")]);
    }

    private static LearningColumn Column(string name, string[] cells)
    {
        string?[] words = [.. cells.Select(cell => cell is "" or "Select" ? null : cell)];
        return words.All(word => word is null || double.TryParse(word, CultureInfo.InvariantCulture, out _))
            ? LearningColumn.OfNumbers(name, name, [.. words.Select(word => word is null ? double.NaN : double.Parse(word, CultureInfo.InvariantCulture))])
            : LearningColumn.OfWords(name, name, words);
    }
}
