using LeadDesk.Core.Data;
using LeadDesk.Core.Outbox;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Outbox;

public sealed class SendMailTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_mail_that_is_due_goes_out_once_with_its_own_id(DatabaseProvider provider)
    {
        using var server = new MailServer();
        using var desk = TestDesk.On(provider, postgres, To(server.Port));
        var id = await WriteAsync(desk, "Grüße an Łukasz");
        await WriteAsync(desk, "Not yet", dueIn: TimeSpan.FromMinutes(1));

        Assert.Equal(1, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        Assert.Equal(0, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));

        var mail = Assert.Single(server.Mails);
        Assert.Equal($"<{id:N}@desk.example>", MailServer.HeaderOf(mail, "Message-ID"));
        Assert.Contains("maya@desk.example", MailServer.HeaderOf(mail, "To"), StringComparison.Ordinal);
        Assert.Equal(desk.Clock.Now, (await FindAsync(desk, id)).SentAt);
    }

    [Fact]
    public async Task While_the_server_is_down_mail_waits_longer_each_time_and_goes_out_once_it_is_up()
    {
        int port;

        using (var down = new MailServer())
        {
            port = down.Port;
        }

        using var desk = new TestDesk(mail: To(port));
        var id = await WriteAsync(desk, "Hello");
        var pauses = new List<double>();

        for (var attempt = 0; attempt < 4; attempt++)
        {
            Assert.Equal(0, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
            var waiting = await FindAsync(desk, id);
            Assert.NotNull(waiting.LastError);
            pauses.Add((waiting.DueAt - desk.Clock.Now).TotalMinutes);
            desk.Clock.Now = waiting.DueAt;
        }

        Assert.Equal([1, 5, 15, 60], pauses);
        using var up = new MailServer(port);
        Assert.Equal(1, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        Assert.Null((await FindAsync(desk, id)).LastError);
    }

    [Fact]
    public async Task After_twelve_attempts_it_is_given_up_shown_and_sent_again_when_an_admin_says_so()
    {
        int port;

        using (var down = new MailServer())
        {
            port = down.Port;
        }

        using var desk = new TestDesk(mail: To(port));
        var admin = desk.AddPerson("Ada", Role.Admin);
        var id = await WriteAsync(desk, "Hello");

        for (var attempt = 0; attempt < SendMail.MostAttempts; attempt++)
        {
            Assert.Null((await FindAsync(desk, id)).GivenUpAt);
            await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop);
            desk.Clock.Now += TimeSpan.FromDays(1);
        }

        var view = (await desk.Get<OutboxList>().AskAsync(admin, MailState.GivenUp, 1, Stop))!;
        Assert.Equal((1, id), (view.Counts[MailState.GivenUp], Assert.Single(view.Mails).Id));
        Assert.NotNull(view.Mails[0].LastError);

        using var up = new MailServer(port);
        Assert.Equal(0, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        Assert.True((await desk.Get<SendAgain>().RunAsync(admin, id, Stop)).Succeeded);
        Assert.Equal(1, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        Assert.False((await desk.Get<SendAgain>().RunAsync(admin, id, Stop)).Succeeded);
    }

    [Fact]
    public async Task Killed_between_sending_and_marking_it_is_sent_again_with_the_same_id()
    {
        using var server = new MailServer();
        using var desk = new TestDesk(mail: To(server.Port));
        var id = await WriteAsync(desk, "Hello");

        // What a sender that died right after the server took the mail leaves behind.
        await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop);

        await using (var db = desk.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.SentAt, (DateTimeOffset?)null), Stop);
        }

        Assert.Equal(0, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        desk.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(1, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        Assert.Equal([$"<{id:N}@desk.example>", $"<{id:N}@desk.example>"], server.Mails.Select(mail => MailServer.HeaderOf(mail, "Message-ID")));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Senders_at_the_same_time_never_send_the_same_mail(DatabaseProvider provider)
    {
        using var server = new MailServer();
        using var desk = TestDesk.On(provider, postgres, To(server.Port));

        for (var i = 0; i < 20; i++)
        {
            await WriteAsync(desk, $"Mail {i}");
        }

        var databases = desk.Get<IDbContextFactory<LeadDb>>();
        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new SendMail(databases, new Post(To(server.Port), "", ""), desk.Clock).RunAsync(Actor.Desk, Stop), Stop)));
        Assert.Equal(20, sent.Sum());
        Assert.Equal(20, server.Mails.Select(mail => MailServer.HeaderOf(mail, "Message-ID")).Distinct().Count());
        Assert.Equal(20, server.Mails.Count);
    }

    [Fact]
    public async Task Until_a_server_is_set_mail_is_laid_into_a_folder_with_links_and_calendar_file()
    {
        var folder = Directory.CreateTempSubdirectory("leaddesk-mail-").FullName;

        try
        {
            using var desk = new TestDesk(mail: new() { Folder = folder, From = "LeadDesk <desk@desk.example>", Address = "https://desk.example/" });
            var id = await WriteAsync(desk, "Hello", calendar: "BEGIN:VCALENDAR");
            Assert.Equal(1, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));

            var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFileSystemEntries(folder)), Stop);
            Assert.Contains($"<{id:N}@desk.example>", text, StringComparison.Ordinal);
            Assert.Contains("text/calendar", text, StringComparison.Ordinal);
            Assert.Contains("https://desk.example/leads/7", text, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_address_that_is_none_is_given_up_at_once_and_holds_up_nobody()
    {
        using var server = new MailServer();
        using var desk = new TestDesk(mail: To(server.Port));
        var bad = await WriteAsync(desk, "Nowhere", to: "not an address");
        await WriteAsync(desk, "Hello");
        Assert.Equal(1, await desk.Get<SendMail>().RunAsync(Actor.Desk, Stop));
        Assert.NotNull((await FindAsync(desk, bad)).GivenUpAt);
    }

    [Theory]
    [InlineData(Role.Rep)]
    [InlineData(Role.Marketer)]
    [InlineData(Role.Manager)]
    public async Task Only_admins_see_and_send_mail_of_others(Role role)
    {
        using var desk = new TestDesk();
        var actor = desk.AddPerson("Mara", role);
        await WriteAsync(desk, "Hello");
        Assert.Null(await desk.Get<OutboxList>().AskAsync(actor, MailState.Waiting, 1, Stop));
        Assert.False((await desk.Get<SendAgain>().RunAsync(actor, null, Stop)).Succeeded);
        Assert.Equal(0, await desk.Get<SendMail>().RunAsync(actor, Stop));
    }

    private static MailOptions To(int port) => new() { Host = "127.0.0.1", Port = port, Tls = false, From = "LeadDesk <desk@desk.example>" };

    private static async Task<Guid> WriteAsync(TestDesk desk, string subject, TimeSpan dueIn = default, string? calendar = null, string to = "maya@desk.example")
    {
        await using var db = desk.Open();
        var mail = new OutboxMail { Id = Guid.NewGuid(), To = to, Subject = subject, Body = "See\n/leads/7", Calendar = calendar, CreatedAt = desk.Clock.Now, DueAt = desk.Clock.Now + dueIn };
        db.Outbox.Add(mail);
        await db.SaveChangesAsync(Stop);
        return mail.Id;
    }

    private static async Task<OutboxMail> FindAsync(TestDesk desk, Guid id)
    {
        await using var db = desk.Open();
        return await db.Outbox.SingleAsync(mail => mail.Id == id, Stop);
    }
}
