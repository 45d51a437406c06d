using System.Globalization;
using LeadDesk.Benchmarks;

// dotnet run -c Release --project LeadDesk.Benchmarks -- scoring
var size = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var asked) ? asked : 100_000;

switch (args.FirstOrDefault())
{
    case "scoring":
        ScoringTimes.Print();
        break;
    case "ledgers":
        LedgerSums.Print(size);
        break;
    case "rescore":
        await RescoreTimes.PrintAsync(size, args.Contains("postgres"));
        break;
    case "pages":
        await PageTimes.PrintAsync(size);
        break;
    case "export":
        await ExportTimes.PrintAsync(size);
        break;
    case "import" when args.Length > 1:
        await ImportTimes.PrintAsync(args[1]);
        break;
    default:
        Console.WriteLine("Which? scoring | ledgers [leads] | rescore [leads] [postgres] | pages [leads] | export [leads] | import FILE.csv");
        break;
}
