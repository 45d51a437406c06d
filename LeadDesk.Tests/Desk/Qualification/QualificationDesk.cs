using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

/// <summary>A desk with the built-in frameworks, two reps and a lead at an account.</summary>
public sealed class QualificationDesk : IDisposable
{
    private QualificationDesk(TestDesk desk)
    {
        Desk = desk;
        (Mara, Dev) = (desk.AddPerson("Mara", Role.Rep), desk.AddPerson("Dev", Role.Manager));
        LeadId = AddLead("Ines", "Northmere");
    }

    public TestDesk Desk { get; }
    public Actor Mara { get; }
    public Actor Dev { get; }
    public long LeadId { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<QualificationDesk> OnAsync(DatabaseProvider provider, PostgresServer postgres)
    {
        var desk = TestDesk.On(provider, postgres);
        Assert.True((await desk.Get<SeedFrameworks>().RunAsync(Actor.Desk, Stop)).Succeeded);
        return new(desk);
    }

    public long AddLead(string name, string? company = null)
    {
        var id = Desk.AddLead(name, new Cell('A', 1));
        using var db = Desk.Open();
        db.Leads.Find(id)!.Account = company is null ? null : new Account { Name = company, CreatedAt = Desk.Clock.Now };
        db.SaveChanges();
        return id;
    }

    public Task<AnswerSaved> AnswerAsync(string facet, AnswerStatus status, AnswerValue? value = null, string? evidence = null, int? seen = null, Actor? by = null, long? leadId = null) =>
        Desk.Get<AnswerQuestion>().RunAsync(by ?? Mara, leadId ?? LeadId, new(facet, status, value, evidence, AnswerSource.Call, "Ines", seen ?? VersionOf(facet, leadId ?? LeadId)), Stop);

    public async Task<Checklist> ChecklistAsync(long? leadId = null) => (await Desk.Get<LeadChecklist>().AskAsync(Dev, leadId ?? LeadId, Stop))!;

    public int Framework(string key)
    {
        using var db = Desk.Open();
        return db.Frameworks.Single(framework => framework.Key == key).Id;
    }

    public void Dispose() => Desk.Dispose();

    private int VersionOf(string facet, long leadId)
    {
        using var db = Desk.Open();
        return db.LeadAnswers.SingleOrDefault(answer => answer.LeadId == leadId && answer.Facet == facet)?.Version ?? 0;
    }
}
