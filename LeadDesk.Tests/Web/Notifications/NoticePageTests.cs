using Bunit;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Admin;
using LeadDesk.Web.Notifications;

namespace LeadDesk.Tests.Web.Notifications;

public sealed class NoticePageTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_yet_says_what_will_be_told()
    {
        await using var pages = new PageDesk(Role.Rep);
        var shown = pages.Show<NotificationsPage>();
        shown.WaitForAssertion(() => Assert.Contains("Nothing yet", shown.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_new_is_unread_until_it_is_read_and_others_see_none_of_it()
    {
        await using var pages = new PageDesk(Role.Rep);
        var other = pages.Desk.AddPerson("Dev", Role.Rep);
        await TellAsync(pages, pages.Me, "Ines: first touch is due soon");
        await TellAsync(pages, other, "Theo: first touch is due soon");

        var shown = pages.Show<NotificationsPage>();
        shown.WaitForAssertion(() => Assert.Single(shown.FindAll(".notice.new")));
        Assert.DoesNotContain("Theo", shown.Markup, StringComparison.Ordinal);
        await shown.Find("[aria-label='Mark read: Ines: first touch is due soon']").ClickAsync(new());
        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".notice.new")));
    }

    [Fact]
    public async Task The_bell_counts_what_is_unread_and_opens_on_it()
    {
        await using var pages = new PageDesk(Role.Rep);
        await TellAsync(pages, pages.Me, "Ines: first touch is due soon");
        var shown = pages.Show<Bell>();
        Assert.Contains("1 notices, unread", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_one_is_told_is_kept_and_offered_again()
    {
        await using var pages = new PageDesk(Role.Rep);
        var shown = pages.Show<NoticeSettingsPage>();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll(".notice-kinds select")));
        await shown.Find(".notice-kinds select").ChangeAsync(new() { Value = "Never" });
        await shown.FindAll("input[type=time]")[2].ChangeAsync(new() { Value = "07:30:00" });
        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Contains("Saved", shown.Markup, StringComparison.Ordinal));
        var kept = await pages.Desk.Get<SaveNoticeSettings>().AskAsync(pages.Me, Stop);
        Assert.Equal((MailChoice.Never, new TimeOnly(7, 30)), (kept.Choices[NoticeKind.All[0].Key], kept.DigestAt));
    }

    [Fact]
    public async Task Mail_that_was_given_up_is_shown_with_why_and_sent_again()
    {
        await using var pages = new PageDesk(Role.Admin);
        var mail = new OutboxMail { Id = Guid.CreateVersion7(), To = "mara@desk.example", Subject = "Late", Body = "Late", CreatedAt = pages.Desk.Clock.Now, DueAt = pages.Desk.Clock.Now, Attempts = 9, LastError = "550 no such box", GivenUpAt = pages.Desk.Clock.Now };
        pages.Add(db => db.Outbox.Add(mail));

        var shown = pages.Show<OutboxPage>();
        shown.WaitForAssertion(() => Assert.Contains("No mail waits", shown.Markup, StringComparison.Ordinal));
        await shown.Button("Send all given up again").ClickAsync(new());
        shown.WaitForAssertion(() => Assert.Contains("Late", shown.Find("tbody").TextContent, StringComparison.Ordinal));
        await using var db = pages.Desk.Open();
        Assert.Null(db.Outbox.Single(one => one.Id == mail.Id).GivenUpAt);
    }

    private static async Task TellAsync(PageDesk pages, Actor person, string title)
    {
        await using var db = pages.Desk.Open();
        await Notices.AddAsync(db, person.UserId!.Value, NoticeKind.All[0].Key, title, null, null, "/leads/1", pages.Desk.Clock.Now, Stop);
        await db.SaveChangesAsync(Stop);
    }
}
