using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Notifications;

public sealed class NoticesTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Who_is_told_at_once_has_a_notice_and_a_mail_that_lead_to_it(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        var rep = desk.AddPerson("Maya", Role.Rep);
        var lead = desk.AddLead("Ines", new Cell('A', 1));
        await TellAsync(desk, rep, "sla-breach", lead);

        await using var db = desk.Open();
        var notice = await db.Notifications.SingleAsync(Stop);
        var mail = await db.Outbox.SingleAsync(Stop);
        Assert.Equal(("Ines waits", lead, $"/leads/{lead}", desk.Clock.Now), (notice.Title, notice.LeadId, notice.Path, notice.MailedAt));
        Assert.Equal(("Maya@desk.example", "Ines waits", $"Ines waits\n\nSince noon.\n\n/leads/{lead}", desk.Clock.Now), (mail.To, mail.Subject, mail.Body, mail.DueAt));
    }

    [Theory]
    [InlineData("sla-warning", "", false)]
    [InlineData("sla-warning", "sla-warning=AtOnce", true)]
    [InlineData("lead-assigned", "", false)]
    [InlineData("sla-breach", "sla-breach=Digest", false)]
    [InlineData("sla-breach", "nonsense\nsla-breach=Sometimes", true)]
    public async Task Mail_goes_out_at_once_only_where_the_person_wants_it(string kind, string choices, bool mailed)
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Maya", Role.Rep);
        await SettleAsync(desk, new() { UserId = rep.UserId!.Value, Choices = choices });
        await TellAsync(desk, rep, kind);

        await using var db = desk.Open();
        Assert.Equal(mailed, await db.Outbox.AnyAsync(Stop));
        Assert.Equal(mailed, (await db.Notifications.SingleAsync(Stop)).MailedAt is not null);
    }

    [Fact]
    public async Task In_quiet_hours_the_mail_waits_for_their_end_in_the_persons_zone()
    {
        using var desk = new TestDesk();
        var rep = desk.AddPerson("Maya", Role.Rep);
        await SettleAsync(desk, new() { UserId = rep.UserId!.Value, Zone = "America/New_York", QuietFrom = new(20, 0), QuietUntil = new(7, 30) });
        await TellAsync(desk, rep, "sla-breach");

        await using var db = desk.Open();
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 30, 0, TimeSpan.Zero), (await db.Outbox.SingleAsync(Stop)).DueAt);
    }

    [Fact]
    public async Task Nobody_is_told_twice_of_the_same_in_one_transaction_and_the_disabled_get_no_mail()
    {
        using var desk = new TestDesk();
        var (rep, gone) = (desk.AddPerson("Maya", Role.Rep), desk.AddPerson("Gus", Role.Rep));

        await using (var db = desk.Open())
        {
            (await db.Users.SingleAsync(user => user.Id == gone.UserId, Stop)).DisabledAt = desk.Clock.Now;
            await TellAsync(db, rep, "sla-breach", null, desk.Clock.Now);
            await TellAsync(db, rep, "sla-breach", null, desk.Clock.Now);
            await TellAsync(db, gone, "sla-breach", null, desk.Clock.Now);
            await db.SaveChangesAsync(Stop);
        }

        await using var after = desk.Open();
        Assert.Equal(2, await after.Notifications.CountAsync(Stop));
        Assert.Equal("Maya@desk.example", (await after.Outbox.SingleAsync(Stop)).To);
    }

    private static async Task TellAsync(TestDesk desk, Actor person, string kind, long? lead = null)
    {
        await using var db = desk.Open();
        await TellAsync(db, person, kind, lead, desk.Clock.Now);
        await db.SaveChangesAsync(Stop);
    }

    private static Task TellAsync(LeadDb db, Actor person, string kind, long? lead, DateTimeOffset now) =>
        Notices.AddAsync(db, person.UserId!.Value, kind, "Ines waits", "Since noon.", lead, lead is null ? null : $"/leads/{lead}", now, Stop);

    private static async Task SettleAsync(TestDesk desk, NoticeSettings settings)
    {
        await using var db = desk.Open();
        db.NoticeSettings.Add(settings);
        await db.SaveChangesAsync(Stop);
    }
}
