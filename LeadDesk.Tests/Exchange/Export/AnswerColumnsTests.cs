using System.Globalization;
using CsvHelper;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Tests.Desk.Qualification;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Export;

public sealed class AnswerColumnsTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_was_answered_is_exported_in_words_and_as_what_it_counts(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var council = new FrameworkElement { Key = "people-council", Name = "Works council", Facet = "people/council", Answer = AnswerType.Choice, Choices = ["Agrees", "Objects"], Questions = ["What does it say?"] };
        await desk.Desk.Get<SaveFramework>().RunAsync(desk.Dev, desk.Framework("bant"), 1, Bant.Framework with { Elements = [.. Bant.Framework.Elements, council] }, null, false, QualificationDesk.Stop);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, new AnswerValue.Money(40_000, 60_000));
        await desk.AnswerAsync("people/council", AnswerStatus.Proven, new AnswerValue.Choice("Objects"));
        desk.AddLead("Nobody asked");

        var rows = await ExportAsync(desk);

        Assert.Equal(["Answer: Budget", "Answer: Budget, 0–3", "Answer: Council", "Answer: Council, 0–3"], rows[0].Keys.Where(header => header.StartsWith("Answer", StringComparison.Ordinal)));
        var (asked, other) = (rows.Single(row => row["Name"] == "Ines"), rows.Single(row => row["Name"] == "Nobody asked"));
        Assert.Equal(["EUR 40,000–60,000", "2", "Objects", "3"], asked.Where(cell => cell.Key.StartsWith("Answer", StringComparison.Ordinal)).Select(cell => cell.Value));
        Assert.Equal(("33.3", "", "", ""), (asked["Qualification score"], other["Qualification score"], other["Answer: Budget"], other["Answer: Council, 0–3"]));
    }

    [Fact]
    public async Task A_desk_without_answers_exports_no_columns_for_them()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);

        Assert.DoesNotContain((await ExportAsync(desk))[0].Keys, header => header.Contains("Answer", StringComparison.Ordinal) || header.Contains("Qualification", StringComparison.Ordinal));
    }

    private static async Task<List<Dictionary<string, string>>> ExportAsync(QualificationDesk desk)
    {
        var file = new MemoryStream();
        var verb = desk.Desk.Get<ExportMqls>();
        Assert.True((await verb.RunAsync(desk.Dev, new(), ExportFormat.Csv, null, file, QualificationDesk.Stop)).Outcome.Succeeded);
        using var reader = new CsvReader(new StreamReader(new MemoryStream(file.ToArray())), CultureInfo.InvariantCulture);
        return [.. reader.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value))];
    }
}
