using Bunit;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Duplicates;
using LeadDesk.Web.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Web.Duplicates;

public sealed class DuplicatePagesTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_of_one_person_become_one_field_by_field_and_three_again()
    {
        await using var desk = new PageDesk(Role.Manager);
        var ids = Three(desk);
        await desk.Desk.Get<FollowDuplicates>().RunAsync(Actor.Desk, Stop);
        var list = desk.Show<DuplicatesPage>();
        list.WaitForAssertion(() => Assert.Contains("Compare all 3", list.Markup, StringComparison.Ordinal));

        var page = Compare(desk, ids[0], ids[1]);
        page.WaitForAssertion(() => Assert.Contains("Annie Archer looks like one of these, too.", page.Markup, StringComparison.Ordinal));
        page = Compare(desk, ids);
        page.WaitForElement("input[name=city]");
        Assert.Contains("Merge 3 leads", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll("input[name=city]")[2].Change(true));
        await page.InvokeAsync(() => page.Button("Merge into Ann Archer").Click());

        page.WaitForAssertion(() => Assert.EndsWith("duplicates?show=merged", desk.Address, StringComparison.Ordinal));
        await using var db = desk.Desk.Open();
        Assert.Equal("Leeds", (await db.Leads.SingleAsync(Stop)).City);
        var said = "";
        var merged = desk.Show<MergedTable>(parts => parts.Add(table => table.Said, what => said = what.Text));
        merged.WaitForElement("button[aria-label='Undo the merge of Anne Archer, Annie Archer into Ann Archer']").Click();
        merged.WaitForAssertion(() => Assert.Equal("Anne Archer, Annie Archer and Ann Archer are 3 leads again.", said));
    }

    [Fact]
    public async Task A_customer_among_them_has_to_stay()
    {
        await using var desk = new PageDesk(Role.Manager);
        var ids = Three(desk);
        var customer = desk.Desk.AddLead("Customer", Cell.Worst, stage: Stage.Customer);

        var page = Compare(desk, [.. ids, customer]);

        page.WaitForAssertion(() => Assert.Contains("Customer is a customer and has to stay.", page.Markup, StringComparison.Ordinal));
        Assert.True(page.Button("Merge into").HasAttribute("disabled"));
        Assert.Equal($"duplicates/{customer}/{string.Join(',', ids)}", page.FindAll("a").First(link => link.TextContent == "Keep Customer").GetAttribute("href"));
    }

    [Theory]
    [InlineData("1", "one lead, not two")]
    [InlineData("2,2", "Choose different ones")]
    [InlineData("2,77", "merged or deleted, or is not yours")]
    [InlineData("2,3,4,5,6,7,8,9,10,11", "At most 10 leads")]
    [InlineData("x", "cannot be compared")]
    public async Task What_cannot_be_compared_is_said(string others, string words)
    {
        await using var desk = new PageDesk(Role.Manager);
        Three(desk);

        var page = desk.Show<MergePage>(parts => parts.Add(one => one.Survivor, 1).Add(one => one.Others, others));

        page.WaitForAssertion(() => Assert.Contains(words, page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Selected_leads_can_be_merged_when_they_are_two_to_ten()
    {
        var selection = new LeadSelection();
        Assert.Null(MergeAddress.ForSelected(selection.Ids));

        foreach (var id in Enumerable.Range(1, 10))
        {
            selection.Toggle(11 - id);
        }

        Assert.Equal("duplicates/1/2,3,4,5,6,7,8,9,10", MergeAddress.ForSelected(selection.Ids));
        selection.Toggle(11);
        Assert.Null(MergeAddress.ForSelected(selection.Ids));
    }

    private static IRenderedComponent<MergePage> Compare(PageDesk desk, params List<long> ids) =>
        desk.Show<MergePage>(parts => parts.Add(page => page.Survivor, ids[0]).Add(page => page.Others, string.Join(',', ids.Skip(1))));

    private static List<long> Three(PageDesk desk)
    {
        var ids = new List<long>();
        desk.Add(db =>
        {
            foreach (var (name, city) in new[] { ("Ann", "Hull"), ("Anne", "York"), ("Annie", "Leeds") })
            {
                var lead = new Lead { FirstName = name, LastName = "Archer", Email = "a.archer@acme.example", City = city, CreatedAt = desk.Desk.Clock.Now };
                db.Leads.Add(lead);
                db.SaveChanges();
                ids.Add(lead.Id);
            }
        });
        return ids;
    }
}
