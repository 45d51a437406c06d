using System.Globalization;
using LeadDesk.Benchmarks;

// dotnet run -c Release --project LeadDesk.Benchmarks -- scoring
var size = args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var asked) ? asked : 100_000;
var postgres = args.Contains("postgres");

switch (args.FirstOrDefault())
{
    case "scoring":
        ScoringTimes.Print();
        break;
    case "ledgers":
        LedgerSums.Print(size);
        break;
    case "rescore":
        await RescoreTimes.PrintAsync(size, postgres);
        break;
    case "wait":
        await WaitTimes.PrintAsync(size, postgres);
        break;
    case "due":
        await DueTimes.PrintAsync(size, args.Length > 2 && int.TryParse(args[2], CultureInfo.InvariantCulture, out var due) ? due : 500, postgres);
        break;
    case "clocks":
        await ClockTimes.PrintAsync(size, args.Length > 2 && int.TryParse(args[2], CultureInfo.InvariantCulture, out var steps) ? steps : 500, postgres);
        break;
    case "kills":
        await LadderKills.PrintAsync(args.Length > 1 ? size : 100);
        break;
    case "climb" when args.Length > 1:
        await LadderKills.ClimbAsync(args[1]);
        break;
    case "live":
        await LiveTimes.PrintAsync(size, postgres);
        break;
    case "pages":
        await PageTimes.PrintAsync(size);
        break;
    case "calendar":
        CalendarTimes.Print();
        break;
    case "queue":
        await QueueTimes.PrintAsync(size, postgres);
        break;
    case "duplicates":
        await DuplicateTimes.PrintAsync(size, postgres);
        break;
    case "export":
        await ExportTimes.PrintAsync(size);
        break;
    case "outcomes":
        await OutcomeTimes.PrintAsync(size, postgres);
        break;
    case "learning":
        LearningTimes.Print(size, args.FirstOrDefault(arg => arg.EndsWith(".csv", StringComparison.Ordinal)));
        break;
    case "watch" when args.Length > 3:
        await WatchTimes.PrintAsync(new Uri(args[2]), args[3], size);
        break;
    case "import" when args.Length > 1:
        await ImportTimes.PrintAsync(args[1]);
        break;
    default:
        Console.WriteLine("Which? scoring | ledgers [leads] | rescore [leads] [postgres] | wait [leads] [postgres] | due [leads] [due] [postgres] | clocks [promises] [due] [postgres] | kills [tries] | live [leads] [postgres] | pages [leads] | calendar | queue [leads] [postgres] | duplicates [leads] [postgres] | export [leads] | learning [leads] [FILE.csv] | outcomes [leads] [postgres] | import FILE.csv | watch VIEWERS ADDRESS API-KEY");
        break;
}
