using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Keys;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Keys;

/// <summary>The table of keys, and what a person makes of it.</summary>
public sealed class ChooseKeysTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_usual_keys_are_good_ones() => Assert.Equal(Outcome.Done, KeySet.Usual.Check());

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Chosen_keys_are_kept_for_the_person_alone(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (rep, other) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Jonas", Role.Rep));
        var heard = new List<int>();
        using var listening = desk.Get<KeysHub>().Listen(heard.Add);

        Assert.Equal(Outcome.Done, await desk.Get<ChooseKeys>().RunAsync(rep, KeySet.Usual.With("accept", "Q") with { AreOff = true }, Stop));
        Assert.Equal(Outcome.Done, await desk.Get<ChooseKeys>().RunAsync(rep, KeySet.Usual.With("accept", "w"), Stop));

        var kept = await desk.Get<KeysOf>().AskAsync(rep, Stop);
        Assert.Equal(("w", "r", false), (kept["accept"], kept["reject"], kept.AreOff));
        Assert.Equal("a", (await desk.Get<KeysOf>().AskAsync(other, Stop))["accept"]);
        Assert.Equal([rep.UserId!.Value, rep.UserId.Value], heard);
    }

    [Theory]
    [InlineData("accept", "r", "R would do two things: “Accept” and “Reject with a reason”")]
    [InlineData("accept", "", "“Accept” needs one letter")]
    [InlineData("accept", "ф", "“Accept” needs one letter")]
    [InlineData("skip", "3", "3 would do two things")]
    public async Task A_key_for_two_things_or_for_none_is_refused_in_words(string name, string key, string words)
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Mara", Role.Rep);

        Assert.Contains(words, (await desk.Get<ChooseKeys>().RunAsync(rep, KeySet.Usual.With(name, key), Stop)).Refusal, StringComparison.Ordinal);
        Assert.Equal(KeySet.Usual.ByName, (await desk.Get<KeysOf>().AskAsync(rep, Stop)).ByName);
    }

    [Fact]
    public void Lines_that_say_nothing_any_more_are_passed_over() =>
        Assert.Equal(KeySet.Usual.With("skip", "v").ByName, KeySet.Of(new() { UserId = 1, Changes = "gone=q\nskip=v\naccept=long\nopen=o\n\nnonsense" }).ByName);

    [Fact]
    public void What_came_later_gets_another_key_where_the_person_chose_its_usual_one_for_something_else()
    {
        var keys = KeySet.Of(new() { UserId = 1, Changes = "note=h" });

        Assert.Equal(("h", "b"), (keys["note"], keys["hold"]));
        Assert.Equal(Outcome.Done, keys.Check());
    }

    [Theory]
    [InlineData("Ctrl+k", "Ctrl K")]
    [InlineData("Enter", "↵")]
    [InlineData("a", "A")]
    [InlineData("?", "?")]
    public void Keys_are_written_as_they_stand_on_keyboards(string key, string cap) => Assert.Equal(cap, DeskKey.Cap(key));
}
