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
    case "import" when args.Length > 1:
        await ImportTimes.PrintAsync(args[1]);
        break;
    default:
        Console.WriteLine("Which? scoring | rescore [leads] | import FILE.csv");
        break;
}
