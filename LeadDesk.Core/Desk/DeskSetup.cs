using LeadDesk.Core.Desk.Accounts;
using LeadDesk.Core.Desk.ApiKeys;
using LeadDesk.Core.Desk.Calendars;
using LeadDesk.Core.Desk.Demo;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Fields;
using LeadDesk.Core.Desk.Forms;
using LeadDesk.Core.Desk.Grades;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Desk.Keys;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Marketing;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Desk.People;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Desk.Routing;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Desk.Segments;
using LeadDesk.Core.Desk.Sla;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Desk.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk;

public static class DeskSetup
{
    /// <summary>Everything that people and programs can do and ask. Verbs hold no state, so one of each is enough.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<LeadHub>();
        services.AddSingleton<NodeLink>();
        services.AddScoring();
        services.AddModels();
        services.AddJobs();
        services.AddPeople();
        services.AddFields();
        services.AddLeadVerbs();
        services.AddDuplicates();
        services.AddSegments();
        services.AddSources();
        services.AddVerification();
        services.AddForms();
        services.AddSingleton<UpsertLead>().AddSingleton<ReadLead>().AddSingleton<ReadLeads>().AddSingleton<TakeEvents>();
        services.AddSingleton<CreateApiKey>().AddSingleton<RevokeApiKey>().AddSingleton<ApiKeyList>().AddSingleton<RecogniseApiKey>();
        services.AddQualification();
        services.AddStages();
        services.AddSla();
        services.AddQueue();
        services.AddLeadRouting();
        services.AddKeys();
        services.AddGrades();
        services.AddLearning();
        services.AddCalendars();
        services.AddNotices();
        services.AddSingleton<AccountRollup>();
        services.AddSingleton<MqlOverview>().AddSingleton<Acceptance>().AddSingleton<NurtureSegments>();
        services.AddSingleton<DemoDesk>();
        return services;
    }
}
