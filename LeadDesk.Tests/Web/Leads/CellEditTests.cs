using Bunit;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Leads;

namespace LeadDesk.Tests.Web.Leads;

public sealed class CellEditTests
{
    [Fact]
    public async Task Enter_saves_a_cell_and_Tab_goes_on()
    {
        await using var desk = new PageDesk(Role.Manager);
        var id = desk.Desk.AddLead("Ann", Cell.Worst);
        CellEdited? over = null;
        var shown = Show(desk, id, "jobTitle", edited => over = edited);

        shown.Find("input").Input("Director");
        shown.Find("input").KeyDown("Tab");

        shown.WaitForAssertion(() => Assert.Equal(new(null, true), over));
        using var db = desk.Desk.Open();
        Assert.Equal("Director", db.Leads.Single().JobTitle);
    }

    [Fact]
    public async Task Escape_leaves_it_as_it_was()
    {
        await using var desk = new PageDesk(Role.Manager);
        var id = desk.Desk.AddLead("Ann", Cell.Worst);
        CellEdited? over = null;
        var shown = Show(desk, id, "jobTitle", edited => over = edited);

        shown.Find("input").Input("Director");
        shown.Find("input").KeyDown("Escape");

        shown.WaitForAssertion(() => Assert.Equal(new(null, false), over));
        using var db = desk.Desk.Open();
        Assert.Null(db.Leads.Single().JobTitle);
    }

    [Fact]
    public async Task What_somebody_else_changed_in_between_stays_and_is_said()
    {
        await using var desk = new PageDesk(Role.Manager);
        var id = desk.Desk.AddLead("Ann", Cell.Worst);
        CellEdited? over = null;
        var shown = Show(desk, id, "jobTitle", edited => over = edited);
        await desk.Desk.Get<EditLead>().RunAsync(desk.Desk.AddPerson("Max", Role.Manager), id, [new("jobTitle", "", "Chief")], CancellationToken.None);

        shown.Find("input").Input("Director");
        shown.Find("input").KeyDown("Enter");

        shown.WaitForAssertion(() => Assert.Equal("Max changed Job title to “Chief” in between. Your “Director” was not saved.", over?.Refusal));
    }

    private static IRenderedComponent<CellEdit> Show(PageDesk desk, long id, string field, Action<CellEdited> over) => desk.Show<CellEdit>(parts => parts
        .Add(cell => cell.Row, new() { Id = id, LastName = "Ann", Stage = Core.Lifecycle.Stage.Mql, Cell = Cell.Worst })
        .Add(cell => cell.Field, LeadFields.Find(field, [])!)
        .Add(cell => cell.Over, over));
}
