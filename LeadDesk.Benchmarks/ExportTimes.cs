using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Account = LeadDesk.Core.Leads.Account;
using Lead = LeadDesk.Core.Leads.Lead;

namespace LeadDesk.Benchmarks;

/// <summary>The MQL workbook from a database beside the same cells, ready in memory, written with plain OpenXmlWriter: time and memory.</summary>
internal static class ExportTimes
{
    private const int Rounds = 3;

    public static async Task PrintAsync(int leads)
    {
        var file = Path.Combine(Path.GetTempPath(), $"leaddesk-export-{Guid.NewGuid():N}.db");
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddLeadDb(new() { ConnectionString = $"Data Source={file};Pooling=False" }).AddDesk().AddExport(new() { Folder = Path.GetTempPath() }, new()).BuildServiceProvider();

        try
        {
            var databases = services.GetRequiredService<IDbContextFactory<LeadDb>>();
            await FillAsync(databases, leads);
            var export = services.GetRequiredService<ExportMqls>();
            var (ours, plain) = (new List<Measured>(), new List<Measured>());

            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await MeasureAsync(into => export.RunAsync(Actor.Desk, new(), ExportFormat.Xlsx, new("https://desk.example/"), into, CancellationToken.None)));
                var cells = ReadBack(ours[^1].Path);
                plain.Add(await MeasureAsync(into => Task.Run(() => WritePlain(into, cells))));
                File.Delete(ours[^1].Path);
                File.Delete(plain[^1].Path);
            }

            var (best, floor) = (ours.MinBy(run => run.Seconds)!, plain.MinBy(run => run.Seconds)!);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{leads:N0} leads, best of {Rounds}. Export: {best.Seconds:0.00} s, {ours.Max(run => run.Megabytes):0} MB more memory, {best.Bytes / 1e6:0.0} MB file."));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The same cells with plain OpenXmlWriter: {floor.Seconds:0.00} s, {floor.Bytes / 1e6:0.0} MB file. Ratio {best.Seconds / floor.Seconds:0.00}."));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<Measured> MeasureAsync(Func<Stream, Task> write)
    {
        var memory = new MemoryWatch();
        var path = Path.GetTempFileName();
        var started = Stopwatch.GetTimestamp();

        await using (var into = File.Create(path))
        {
            await write(into);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(path, seconds, await memory.StopAsync(), new FileInfo(path).Length);
    }

    private static List<(string Type, string Text)[]> ReadBack(string path)
    {
        var rows = new List<(string, string)[]>();
        using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
        var sheet = (WorksheetPart)workbook.WorkbookPart!.GetPartById(workbook.WorkbookPart.Workbook.Descendants<Sheet>().First().Id!);
        using var reader = OpenXmlReader.Create(sheet);

        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                rows.Add([.. reader.LoadCurrentElement()!.Elements<Cell>().Select(cell => (cell.DataType?.InnerText ?? "n", cell.InnerText))]);
            }
        }

        return rows;
    }

    // As the documentation of the library shows it.
    private static void WritePlain(Stream into, List<(string Type, string Text)[]> rows)
    {
        using var workbook = SpreadsheetDocument.Create(into, SpreadsheetDocumentType.Workbook);
        workbook.AddWorkbookPart().Workbook = new(new Sheets());
        var part = workbook.WorkbookPart!.AddNewPart<WorksheetPart>();
        workbook.WorkbookPart.Workbook.Sheets!.Append(new Sheet { Name = "MQLs", SheetId = 1, Id = workbook.WorkbookPart.GetIdOfPart(part) });
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());

        foreach (var row in rows)
        {
            writer.WriteStartElement(new Row());

            foreach (var (type, text) in row)
            {
                writer.WriteElement(type == "inlineStr"
                    ? new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(text)) }
                    : new Cell { DataType = type == "b" ? CellValues.Boolean : CellValues.Number, CellValue = new(text) });
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static async Task FillAsync(IDbContextFactory<LeadDb> databases, int leads)
    {
        await using (var db = await databases.CreateDbContextAsync())
        {
            await db.MigrateAsync();
        }

        var (random, now) = (new Random(1), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var companies = Enumerable.Range(0, 500).Select(at => new Account { Name = $"Company {at} GmbH", CreatedAt = now }).ToList();

        foreach (var chunk in Enumerable.Range(0, leads).Chunk(5000))
        {
            await using var db = await databases.CreateDbContextAsync();
            db.AttachRange(companies.Where(company => company.Id > 0));

            foreach (var at in chunk)
            {
                var lead = new Lead
                {
                    ExternalId = $"crm-{at:D8}",
                    FirstName = "First" + (at % 997),
                    LastName = "Lastname" + (at % 7919),
                    Email = $"person.{at}@company{at % 500}.example",
                    Phone = $"+49 30 {1_000_000 + at}",
                    JobTitle = "Head of Department " + (at % 50),
                    Country = "Germany",
                    Source = "Webinar",
                    Campaign = "Spring " + (at % 20),
                    Account = companies[at % 500],
                    CreatedAt = now,
                    LastSignalAt = now.AddMinutes(-random.Next(100_000)),
                };
                lead.Tags.AddRange(at % 3 == 0 ? [new() { Name = "fair" }, new() { Name = "newsletter" }] : []);
                lead.SetScore(new() { Score = random.Next(1000) / 10.0, Fit = random.Next(1000) / 10.0, Engagement = random.Next(1000) / 10.0, Cell = Core.Leads.Cell.All[random.Next(16)], Coverage = 1 }, now);
                lead.Enter(Stage.Mql, "benchmark", null, now, null);
                lead.PromiseBy(now.AddHours(24));
                db.Leads.Add(lead);
            }

            await db.SaveChangesAsync();
        }
    }

    private sealed record Measured(string Path, double Seconds, double Megabytes, long Bytes);
}
