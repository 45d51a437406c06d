using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Notifications;

/// <summary>Digests, settings, the bell and what was read. The clock stands at Monday 9:00 UTC.</summary>
public sealed class DigestTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task One_mail_a_day_holds_what_came_up_until_the_persons_hour(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Maya", Role.Rep);
        desk.Clock.Now = desk.Clock.Now.AddHours(-2);
        await TellAsync(desk, rep, "lead-assigned", "Ines is yours");
        await TellAsync(desk, rep, "lead-taken", "Theo went to Dev");
        await TellAsync(desk, rep, "sla-warning", "Never by mail");
        Assert.Equal(0, await desk.Get<SendDigests>().RunAsync(Actor.Desk, Stop));

        desk.Clock.Now = desk.Clock.Now.AddHours(1);
        Assert.Equal(1, await desk.Get<SendDigests>().RunAsync(Actor.Desk, Stop));
        desk.Clock.Now = desk.Clock.Now.AddHours(1);
        await TellAsync(desk, rep, "lead-assigned", "Tomorrow's news");
        Assert.Equal(0, await desk.Get<SendDigests>().RunAsync(Actor.Desk, Stop));

        await using (var db = desk.Open())
        {
            var mail = await db.Outbox.SingleAsync(Stop);
            Assert.Equal("2 things at your desk", mail.Subject);
            Assert.Contains("Ines is yours", mail.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Never by mail", mail.Body, StringComparison.Ordinal);
        }

        desk.Clock.Now = desk.Clock.Now.AddDays(1);
        Assert.Equal(1, await desk.Get<SendDigests>().RunAsync(Actor.Desk, Stop));
    }

    [Fact]
    public async Task What_was_read_is_not_mailed_any_more()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Maya", Role.Rep);
        await TellAsync(desk, rep, "lead-assigned", "Ines is yours");
        await desk.Get<ReadNotices>().RunAsync(rep, null, Stop);
        desk.Clock.Now = desk.Clock.Now.AddDays(1);
        Assert.Equal(0, await desk.Get<SendDigests>().RunAsync(Actor.Desk, Stop));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_person_reads_own_notices_only_and_the_bell_is_told(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var (maya, dev) = (desk.AddPerson("Maya", Role.Rep), desk.AddPerson("Dev", Role.Rep));
        var rung = new List<int>();
        using var listening = desk.Get<NoticeHub>().Listen(rung.Add);
        await desk.Get<NewNotices>().RunAsync(Stop);
        await TellAsync(desk, maya, "lead-assigned", "One");
        await TellAsync(desk, maya, "lead-assigned", "Two");
        await TellAsync(desk, dev, "lead-assigned", "Three");

        Assert.Equal(2, await desk.Get<NewNotices>().RunAsync(Stop));
        Assert.Equal(0, await desk.Get<NewNotices>().RunAsync(Stop));
        Assert.Equal((2, 1), (await desk.Get<MyNotices>().CountAsync(maya, Stop), await desk.Get<MyNotices>().CountAsync(dev, Stop)));

        var mine = await desk.Get<MyNotices>().AskAsync(maya, unreadOnly: true, 1, 10, Stop);
        Assert.Equal("Two, One: 2 unread", $"{string.Join(", ", mine.Notices.Select(notice => notice.Title))}: {mine.Unread} unread");
        await desk.Get<ReadNotices>().RunAsync(dev, mine.Notices[0].Id, Stop);
        await desk.Get<ReadNotices>().RunAsync(maya, mine.Notices[0].Id, Stop);
        Assert.Equal((1, 1), (await desk.Get<MyNotices>().CountAsync(maya, Stop), await desk.Get<MyNotices>().CountAsync(dev, Stop)));
        Assert.Equal([dev.UserId!.Value, maya.UserId!.Value, maya.UserId.Value], rung.Order().Reverse());
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Settings_are_kept_and_of_two_windows_the_later_is_told(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Maya", Role.Rep);
        var seen = await desk.Get<SaveNoticeSettings>().AskAsync(rep, Stop);
        var wanted = seen with { Choices = new Dictionary<string, MailChoice>(seen.Choices) { ["sla-breach"] = MailChoice.Never }, Zone = "Asia/Tokyo", QuietFrom = new(18, 0) };

        Assert.True((await desk.Get<SaveNoticeSettings>().RunAsync(rep, wanted, Stop)).Succeeded);
        Assert.Contains("another window", (await desk.Get<SaveNoticeSettings>().RunAsync(rep, wanted, Stop)).Refusal, StringComparison.Ordinal);
        Assert.Contains("Nowhere", (await desk.Get<SaveNoticeSettings>().RunAsync(rep, wanted with { Zone = "Nowhere" }, Stop)).Refusal, StringComparison.Ordinal);

        var kept = await desk.Get<SaveNoticeSettings>().AskAsync(rep, Stop);
        Assert.Equal((MailChoice.Never, "Asia/Tokyo", new TimeOnly(18, 0)), (kept.Choices["sla-breach"], kept.Zone, kept.QuietFrom));
    }

    private static async Task TellAsync(TestDesk desk, Actor person, string kind, string title)
    {
        await using var db = desk.Open();
        await Notices.AddAsync(db, person.UserId!.Value, kind, title, null, null, "/queue", desk.Clock.Now, Stop);
        await db.SaveChangesAsync(Stop);
    }
}
