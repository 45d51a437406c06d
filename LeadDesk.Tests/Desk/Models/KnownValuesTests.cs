using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Models;

public sealed class KnownValuesTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task What_begins_with_the_letters_stands_first_then_the_commonest(DatabaseProvider provider)
    {
        using var desk = await DeskAsync(provider);

        Assert.Equal("Head of IT 2, Head of Sales 1, Deputy Head 3", await TellAsync(desk, "jobTitle", " head"));
        Assert.Equal("Deputy Head 3, Head of IT 2, Head of Sales 1", await TellAsync(desk, "jobTitle", ""));
        Assert.Equal("Fair 6", await TellAsync(desk, "source", "fa"));
        Assert.Equal("Red 2", await TellAsync(desk, "custom.colour", "re"));
        Assert.Equal("", await TellAsync(desk, "employees", "1"));
        Assert.Equal("", await TellAsync(desk, "nothing", "1"));
        Assert.Empty(await desk.Get<KnownValues>().AskAsync(Actor.Person(1, "Rita", Role.Rep), "jobTitle", "", Stop));
    }

    [Fact]
    public async Task Twenty_are_enough_to_choose_from()
    {
        using var desk = new TestDesk();
        await using var db = desk.Open();
        db.Leads.AddRange(Enumerable.Range(0, 30).Select(i => new Lead { LastName = $"Lead {i}", JobTitle = $"Title {i}", CreatedAt = desk.Clock.Now }));
        await db.SaveChangesAsync(Stop);

        Assert.Equal(20, (await desk.Get<KnownValues>().AskAsync(Actor.Desk, "jobTitle", "title", Stop)).Count);
    }

    private static async Task<string> TellAsync(TestDesk desk, string attribute, string typed) =>
        string.Join(", ", (await desk.Get<KnownValues>().AskAsync(Actor.Desk, attribute, typed, Stop)).Select(value => $"{value.Name} {value.Count}"));

    private async Task<TestDesk> DeskAsync(DatabaseProvider provider)
    {
        var desk = TestDesk.On(provider, postgres);
        await using var db = desk.Open();
        string[] titles = ["Head of IT", "Head of IT", "Head of Sales", "Deputy Head", "Deputy Head", "Deputy Head"];
        db.Leads.AddRange(titles.Select((title, i) => new Lead
        {
            LastName = $"Lead {i}",
            JobTitle = title,
            Source = "Fair",
            Custom = i < 2 ? CustomValues.None.With("colour", FieldValue.Of("Red")) : CustomValues.None,
            CreatedAt = desk.Clock.Now,
        }));
        await db.SaveChangesAsync(Stop);
        return desk;
    }
}
