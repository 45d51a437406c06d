using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Duplicates;

public sealed class MergeTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 30)]
    [InlineData(DatabaseProvider.Postgres, 10)]
    public async Task Merging_and_undoing_leaves_every_row_as_it_was(DatabaseProvider provider, int rounds)
    {
        using var desk = new MergeDesk(provider, postgres);
        var random = new Random(20261122);
        var leads = await desk.FillAsync(random, 8);

        for (var round = 0; round < rounds; round++)
        {
            var before = await WholeDesk.PictureAsync(desk.Desk);
            var merges = new Stack<long>();
            desk.Desk.Clock.Now = desk.Desk.Clock.Now.AddHours(1);

            for (var many = random.Next(1, 4); many > 0; many--)
            {
                var (survivor, merged) = (leads[random.Next(leads.Count)], leads[random.Next(leads.Count)]);
                var taken = random.Next(2) == 0 ? null : Choices.Where(_ => random.Next(2) == 0).ToList();
                var done = await desk.Get<MergeLeads>().RunAsync(desk.Boss, survivor, merged, taken, Stop);

                if (done.Outcome.Succeeded)
                {
                    merges.Push(done.MergeId);
                }
            }

            while (merges.TryPop(out var merge))
            {
                var undone = await desk.Get<UndoMerge>().RunAsync(desk.Boss, merge, Stop);
                Assert.True(undone.Outcome.Succeeded, undone.Outcome.Refusal);
                Assert.Empty(undone.Kept);
            }

            Assert.Equal(before, await WholeDesk.PictureAsync(desk.Desk));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_survivor_has_the_history_of_both(DatabaseProvider provider)
    {
        using var desk = new MergeDesk(provider, postgres);
        var leads = await desk.FillAsync(new Random(5), 2);
        await using var db = desk.Desk.Open();
        var counted = await CountAsync(db);
        var tags = await db.LeadTags.Select(tag => tag.Name).Distinct().ToListAsync(Stop);

        Assert.True((await desk.Get<MergeLeads>().RunAsync(desk.Boss, leads[0], leads[1], null, Stop)).Outcome.Succeeded);

        Assert.Equal(counted, await CountAsync(db));
        Assert.Equal(tags.Order(), (await db.LeadTags.Where(tag => tag.LeadId == leads[0]).Select(tag => tag.Name).ToListAsync(Stop)).Order());
        Assert.False(await db.Activities.AnyAsync(one => one.LeadId == leads[1], Stop));
        Assert.False(await db.AnswerChanges.AnyAsync(one => one.LeadId == leads[1], Stop));
        Assert.False(await db.Events.AnyAsync(one => one.LeadId == leads[1], Stop));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Id_external_id_and_e_mail_of_the_merged_lead_lead_to_the_survivor(DatabaseProvider provider)
    {
        using var desk = new MergeDesk(provider, postgres);
        var (survivor, merged) = (Add(desk, "Ann", "ann@acme.example", "A"), Add(desk, "Anne", "anne@acme.example", "B"));
        Assert.True((await desk.Get<MergeLeads>().RunAsync(desk.Boss, survivor, merged, ["email"], Stop)).Outcome.Succeeded);

        Assert.Equal(survivor, await desk.Get<FindSurvivor>().AskAsync(desk.Boss, merged, Stop));
        Assert.Equal(survivor, (await desk.Get<ReadLead>().RunAsync(desk.Boss, merged, Stop))!.Lead.Id);
        var now = desk.Desk.Clock.Now;
        var receipts = await desk.Get<TakeEvents>().RunAsync(desk.Boss,
            [new("1", "page-viewed", now, merged, null, null, null, null), new("2", "page-viewed", now, null, "B", null, null, null), new("3", "page-viewed", now, null, null, "ann@acme.example", null, null), new("4", "page-viewed", now, null, null, "anne@acme.example", null, null)], Stop);
        Assert.All(receipts, receipt => Assert.Equal(EventStatus.Accepted, receipt.Status));
        await using var db = desk.Desk.Open();
        Assert.Equal(4, await db.Events.CountAsync(one => one.LeadId == survivor, Stop));

        foreach (var fields in (Dictionary<string, FieldEntry>[])[new() { ["externalId"] = FieldEntry.Of("B"), ["city"] = FieldEntry.Of("Hull") }, new() { ["email"] = FieldEntry.Of("ann@acme.example"), ["city"] = FieldEntry.Of("York") }])
        {
            var upserted = await desk.Get<UpsertLead>().RunAsync(desk.Boss, new(fields, []), Stop);
            Assert.Equal((survivor, false), (upserted.LeadId, upserted.IsNew));
        }

        var known = await db.Leads.SingleAsync(lead => lead.Id == survivor, Stop);
        Assert.Equal(("A", "anne@acme.example", "York"), (known.ExternalId, known.Email, known.City));
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused_in_words()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var (lead, customer, other) = (Add(desk, "Ann", null, "A"), desk.Desk.AddLead("Customer", Cell.Worst, stage: Stage.Customer), Add(desk, "Eve", null, "E"));
        var merge = desk.Get<MergeLeads>();

        Assert.Contains("one and the same", (await merge.RunAsync(desk.Boss, lead, lead, null, Stop)).Outcome.Refusal);
        Assert.Contains("is a customer", (await merge.RunAsync(desk.Boss, lead, customer, null, Stop)).Outcome.Refusal);
        Assert.Contains("both your own", (await merge.RunAsync(desk.Rep, lead, other, null, Stop)).Outcome.Refusal);
        Assert.True((await merge.RunAsync(desk.Boss, customer, lead, null, Stop)).Outcome.Succeeded);
        Assert.Contains("merged into Customer (lead 2)", (await merge.RunAsync(desk.Boss, other, lead, null, Stop)).Outcome.Refusal);
        var answer = await desk.Get<AnswerQuestion>().RunAsync(desk.Boss, lead, new("money/budget", AnswerStatus.Claimed, null, null, null, null, 0), Stop);
        Assert.Contains("was merged into Customer (lead 2)", answer.Outcome.Refusal);
    }

    [Fact]
    public async Task What_was_done_since_stays_and_is_told()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var (survivor, merged) = (Add(desk, "Ann", null, "A"), Add(desk, "Anne", "anne@acme.example", "B"));
        var done = await desk.Get<MergeLeads>().RunAsync(desk.Boss, survivor, merged, null, Stop);
        await desk.Get<EditLead>().RunAsync(desk.Boss, survivor, [new("email", "anne@acme.example", "ann@new.example")], Stop);
        await desk.Get<AddNote>().RunAsync(desk.Boss, survivor, "Since", Stop);

        var undone = await desk.Get<UndoMerge>().RunAsync(desk.Boss, done.MergeId, Stop);

        Assert.Equal(["E-mail"], undone.Kept);
        await using var db = desk.Desk.Open();
        Assert.Equal("ann@new.example", (await db.Leads.SingleAsync(lead => lead.Id == survivor, Stop)).Email);
        Assert.Equal("anne@acme.example", (await db.Leads.SingleAsync(lead => lead.Id == merged, Stop)).Email);
        Assert.Equal(survivor, (await db.Activities.SingleAsync(Stop)).LeadId);
        Assert.Contains("already", (await desk.Get<UndoMerge>().RunAsync(desk.Boss, done.MergeId, Stop)).Outcome.Refusal);
    }

    [Fact]
    public async Task Merges_are_undone_latest_first()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var leads = "ABC".Select(letter => $"{letter}").Select(name => Add(desk, name, null, name)).ToList();
        var first = await desk.Get<MergeLeads>().RunAsync(desk.Boss, leads[0], leads[1], null, Stop);
        var second = await desk.Get<MergeLeads>().RunAsync(desk.Boss, leads[2], leads[0], null, Stop);

        Assert.Contains("Undo that first", (await desk.Get<UndoMerge>().RunAsync(desk.Boss, first.MergeId, Stop)).Outcome.Refusal);
        Assert.Equal(leads[2], await desk.Get<FindSurvivor>().AskAsync(desk.Boss, leads[1], Stop));
        Assert.True((await desk.Get<UndoMerge>().RunAsync(desk.Boss, second.MergeId, Stop)).Outcome.Succeeded);
        Assert.True((await desk.Get<UndoMerge>().RunAsync(desk.Boss, first.MergeId, Stop)).Outcome.Succeeded);
    }

    [Fact]
    public async Task Who_was_merged_away_is_neither_restored_nor_purged_as_if_deleted()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var (survivor, merged) = (Add(desk, "Ann", null, "A"), Add(desk, "Anne", null, "B"));
        await desk.Get<MergeLeads>().RunAsync(desk.Boss, survivor, merged, null, Stop);
        desk.Desk.Clock.Now += TimeSpan.FromDays(40);

        Assert.Empty((await desk.Get<DeletedLeads>().AskAsync(desk.Boss, 0, 10, Stop)).Rows);
        Assert.False((await desk.Get<RestoreLeads>().RunAsync(desk.Boss, [merged], Stop)).Outcome.Succeeded);
        Assert.Equal(0, await desk.Get<PurgeDeleted>().RunAsync(Core.Team.Actor.Desk, Stop));
        await desk.Get<DeleteLeads>().RunAsync(desk.Boss, LeadChoice.Of(survivor), Stop);
        desk.Desk.Clock.Now += TimeSpan.FromDays(40);
        await desk.Get<PurgeDeleted>().RunAsync(Core.Team.Actor.Desk, Stop);
        await using var db = desk.Desk.Open();
        Assert.False(await db.Leads.IgnoreQueryFilters().AnyAsync(Stop));
    }

    private static readonly string[] Choices = ["stage", "owner", "pin", "company", "firstName", "lastName", "email", "phone", "city", "doNotCall"];

    private static long Add(MergeDesk desk, string name, string? email, string externalId)
    {
        using var db = desk.Desk.Open();
        var lead = new Lead { LastName = name, Email = email, ExternalId = externalId, CreatedAt = desk.Desk.Clock.Now };
        db.Leads.Add(lead);
        db.SaveChanges();
        return lead.Id;
    }

    private static async Task<(int, int, int, int, int)> CountAsync(LeadDb db) =>
        (await db.Events.CountAsync(Stop), await db.Activities.CountAsync(Stop), await db.AnswerChanges.CountAsync(Stop), await db.Tasks.CountAsync(Stop), await db.Notifications.IgnoreQueryFilters().CountAsync(Stop));
}
