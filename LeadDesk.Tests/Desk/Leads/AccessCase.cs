using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Leads;

/// <summary>Somebody before a lead that was made for this one attempt; the boss prepares it.</summary>
internal sealed record AccessCase(TestDesk Desk, Actor Actor, long Id, Actor Dev, Actor Boss)
{
    private static readonly string[] Facets = ["money/budget", "people/buyer", "problem/pain", "time/timeline"];

    public T Get<T>() where T : notnull => Desk.Get<T>();

    public Lead Lead()
    {
        using var db = Desk.Open();
        return db.Leads.Find(Id)!;
    }

    /// <summary>The lead, if there is one, can be written to.</summary>
    public AccessCase WithMail()
    {
        using var db = Desk.Open();
        db.Leads.Where(lead => lead.Id == Id).ExecuteUpdate(set => set.SetProperty(lead => lead.Email, "ines@northmere.example"));
        return this;
    }

    /// <summary>Puts the lead into a month of its own in the forecast.</summary>
    public DateOnly Month()
    {
        using var db = Desk.Open();
        var month = new DateOnly(2030, 1, 1).AddMonths((int)Id);
        (db.Leads.Find(Id)!.Value, db.Leads.Find(Id)!.CloseDate) = (900, month);
        db.SaveChanges();
        return month;
    }

    /// <summary>The lead's newest task; 0 when it has none.</summary>
    public long NewestTask()
    {
        using var db = Desk.Open();
        return db.Tasks.Where(task => task.LeadId == Id).Max(task => (long?)task.Id) ?? 0;
    }

    /// <summary>Of the one answer that was given; 0 when it could not be.</summary>
    public int AnswerVersion()
    {
        using var db = Desk.Open();
        return db.LeadAnswers.SingleOrDefault(answer => answer.LeadId == Id)?.Version ?? 0;
    }

    public async Task AnswerAsync(Actor by, int many)
    {
        foreach (var facet in Facets.Take(many))
        {
            await Get<AnswerQuestion>().RunAsync(by, Id, new(facet, AnswerStatus.Proven, null, null, null, null, 0));
        }
    }

    public int Framework(string key)
    {
        using var db = Desk.Open();
        return db.Frameworks.Single(framework => framework.Key == key).Id;
    }

    /// <summary>Of an account that the lead gets for itself; 0 without a lead.</summary>
    public long AccountId()
    {
        using var db = Desk.Open();

        if (db.Leads.Find(Id) is not { } lead)
        {
            return 0;
        }

        lead.Account = new() { Name = $"Account {Id}", CreatedAt = Desk.Clock.Now };
        db.SaveChanges();
        return lead.Account.Id;
    }
}

/// <summary>What each role may do with a verb: letters o for own leads, t for others', n for nobody's; a dot where it may not.</summary>
internal sealed record AccessRow(Stage Stage, string Rep, string Manager, string Marketer, string Admin, Func<AccessCase, Task<Core.Outcome>> Try)
{
    public string For(Role role) => role switch
    {
        Role.Rep => Rep,
        Role.Manager => Manager,
        Role.Marketer => Marketer,
        _ => Admin,
    };
}
