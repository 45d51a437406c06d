using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Duplicates;

public sealed class MergeGroupTests(PostgresServer postgres)
{
    private static readonly string[] Choices = ["stage", "owner", "pin", "company", "firstName", "lastName", "email", "phone", "city", "doNotCall"];

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 12)]
    [InlineData(DatabaseProvider.Postgres, 4)]
    public async Task Merging_several_at_once_and_undoing_it_once_leaves_every_row_as_it_was(DatabaseProvider provider, int rounds)
    {
        using var desk = new MergeDesk(provider, postgres);
        var random = new Random(20261123);
        var leads = await desk.FillAsync(random, 6);

        for (var round = 0; round < rounds; round++)
        {
            var before = await WholeDesk.PictureAsync(desk.Desk);
            desk.Desk.Clock.Now = desk.Desk.Clock.Now.AddHours(1);
            var group = leads.OrderBy(_ => random.Next()).Take(random.Next(3, 6)).ToList();
            var owners = Choices.ToDictionary(key => key, _ => random.Next(group.Count));
            var usual = random.Next(3) == 0;
            var done = await desk.Get<MergeLeads>().RunAsync(desk.Boss, group[0], [.. group.Skip(1).Select((id, at) => new MergePart(id, usual ? null : [.. Choices.Where(key => owners[key] == at + 1)]))], Stop);
            Assert.True(done.Outcome.Succeeded, done.Outcome.Refusal);
            await using (var db = desk.Desk.Open())
            {
                Assert.Equal(leads.Count - group.Count + 1, await db.Leads.CountAsync(Stop));
            }

            var undone = await desk.Get<UndoMerge>().RunAsync(desk.Boss, done.MergeId, Stop);

            Assert.True(undone.Outcome.Succeeded, undone.Outcome.Refusal);
            Assert.Empty(undone.Kept);
            Assert.Equal(group.Skip(1).Order(), undone.MergedIds.Order());
            Assert.Equal(before, await WholeDesk.PictureAsync(desk.Desk));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Each_field_comes_from_the_lead_that_was_chosen(DatabaseProvider provider)
    {
        using var desk = new MergeDesk(provider, postgres);
        var (a, b, c) = (Add(desk, "Ann", "ann@acme.example", "Hull", null), Add(desk, "Anne", "anne@acme.example", "York", "0123456789"), Add(desk, "Annie", null, "Leeds", null));
        var view = (await desk.Get<MergeSheet>().AskAsync(desk.Boss, [a, b, c], Stop))!;
        var phone = view.Choices.Single(choice => choice.Key == "phone");
        Assert.Equal(["", "0123456789", ""], phone.Texts);
        Assert.Equal(1, phone.Take);

        var done = await desk.Get<MergeLeads>().RunAsync(desk.Boss, a, [new(b, ["email", "phone"]), new(c, ["lastName", "city"])], Stop);

        Assert.True(done.Outcome.Succeeded, done.Outcome.Refusal);
        await using var db = desk.Desk.Open();
        var lead = await db.Leads.SingleAsync(Stop);
        Assert.Equal((a, "Annie", "anne@acme.example", "0123456789", "Leeds"), (lead.Id, lead.LastName, lead.Email, lead.Phone, lead.City));
        Assert.Equal(a, await desk.Get<FindSurvivor>().AskAsync(desk.Boss, c, Stop));
        var row = Assert.Single((await desk.Get<MergeHistory>().AskAsync(desk.Boss, 0, 10, Stop)).Rows);
        Assert.Equal("Anne, Annie", row.MergedNames);
        var undone = await desk.Get<UndoMerge>().RunAsync(desk.Boss, row.Id, Stop);
        Assert.Null(undone.Outcome.Refusal);
        Assert.Equal(["Ann", "Anne", "Annie"], await db.Leads.AsNoTracking().OrderBy(one => one.Id).Select(one => one.LastName!).ToListAsync(Stop));
        Assert.NotNull((await desk.Get<MergeHistory>().AskAsync(desk.Boss, 0, 10, Stop)).Rows.Single().UndoneAt);
    }

    [Fact]
    public async Task Either_all_become_one_or_none()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var (a, b, customer) = (Add(desk, "Ann", null, null, null), Add(desk, "Anne", null, null, null), desk.Desk.AddLead("Customer", Cell.Worst, stage: Stage.Customer));
        var before = await WholeDesk.PictureAsync(desk.Desk);
        var merge = desk.Get<MergeLeads>();

        Assert.Contains("Customer is a customer", (await merge.RunAsync(desk.Boss, a, [new(b, null), new(customer, null)], Stop)).Outcome.Refusal);
        Assert.Contains("There is no such lead", (await merge.RunAsync(desk.Boss, a, [new(b, null), new(77, null)], Stop)).Outcome.Refusal);
        Assert.Contains("each lead once", (await merge.RunAsync(desk.Boss, a, [new(b, null), new(b, null)], Stop)).Outcome.Refusal);
        Assert.Contains("each lead once", (await merge.RunAsync(desk.Boss, a, [new(b, null), new(a, null)], Stop)).Outcome.Refusal);
        Assert.Contains("two at least", (await merge.RunAsync(desk.Boss, a, [], Stop)).Outcome.Refusal);
        Assert.Contains("At most 10", (await merge.RunAsync(desk.Boss, a, [.. Enumerable.Range(50, 10).Select(id => new MergePart(id, null))], Stop)).Outcome.Refusal);

        Assert.Equal(before, await WholeDesk.PictureAsync(desk.Desk));
        Assert.Equal(customer, (await desk.Get<MergeSheet>().AskAsync(desk.Boss, [a, b, customer], Stop))!.Customer!.Id);
        Assert.True((await merge.RunAsync(desk.Boss, customer, [new(a, null), new(b, null)], Stop)).Outcome.Succeeded);
    }

    [Fact]
    public async Task One_after_the_other_is_undone_latest_first_and_at_once_all_together()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var leads = "ABCDE".Select(letter => Add(desk, $"{letter}", null, null, null)).ToList();
        var group = await desk.Get<MergeLeads>().RunAsync(desk.Boss, leads[0], [new(leads[1], null), new(leads[2], null)], Stop);
        desk.Desk.Clock.Now += TimeSpan.FromMinutes(1);
        var later = await desk.Get<MergeLeads>().RunAsync(desk.Boss, leads[0], leads[3], null, Stop);
        var undo = desk.Get<UndoMerge>();

        Assert.Contains("merged once more since, with D. Undo that first", (await undo.RunAsync(desk.Boss, group.MergeId, Stop)).Outcome.Refusal);
        Assert.Equal([leads[3]], (await undo.RunAsync(desk.Boss, later.MergeId, Stop)).MergedIds);
        Assert.Equal(2, (await undo.RunAsync(desk.Boss, group.MergeId - 1, Stop)).MergedIds.Count);
        Assert.Contains("already", (await undo.RunAsync(desk.Boss, group.MergeId, Stop)).Outcome.Refusal);
    }

    [Fact]
    public async Task Three_of_one_person_are_seen_to_be_three()
    {
        using var desk = new MergeDesk(DatabaseProvider.Sqlite, postgres);
        var leads = Enumerable.Range(0, 3).Select(_ => Add(desk, "Ann Archer", "ann@acme.example", null, null)).ToList();
        await desk.Get<FollowDuplicates>().RunAsync(Core.Team.Actor.Desk, Stop);

        var rows = (await desk.Get<DuplicateList>().AskAsync(desk.Boss, false, 0, 10, Stop)).Rows;
        var view = await desk.Get<MergeSheet>().AskAsync(desk.Boss, [leads[0], leads[1]], Stop);

        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Single(row.Also));
        Assert.Equal([leads[2]], view!.More.Select(more => more.Id));
        Assert.Empty((await desk.Get<MergeSheet>().AskAsync(desk.Boss, leads, Stop))!.More);
    }

    private static long Add(MergeDesk desk, string name, string? email, string? city, string? phone)
    {
        using var db = desk.Desk.Open();
        var lead = new Lead { LastName = name, Email = email, City = city, Phone = phone, CreatedAt = desk.Desk.Clock.Now };
        db.Leads.Add(lead);
        db.SaveChanges();
        return lead.Id;
    }
}
