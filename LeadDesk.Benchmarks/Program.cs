using LeadDesk.Benchmarks;

// dotnet run -c Release --project LeadDesk.Benchmarks -- scoring
switch (args.FirstOrDefault())
{
    case "scoring":
        ScoringTimes.Print();
        break;
    case "rescore":
        await RescoreTimes.PrintAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
        break;
<<<<<<< HEAD
    case "export":
        await ExportTimes.PrintAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000);
        break;
    default:
        Console.WriteLine("Which? scoring | rescore [leads] | export [leads]");
=======
    case "import" when args.Length > 1:
        await ImportTimes.PrintAsync(args[1]);
        break;
    default:
        Console.WriteLine("Which? scoring | rescore [leads] | import FILE.csv");
>>>>>>> import
        break;
}
