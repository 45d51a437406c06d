using LeadDesk.Core.Desk.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Leads;

internal static class LeadVerbs
{
    /// <summary>What people do with leads and ask about them.</summary>
    public static IServiceCollection AddLeadVerbs(this IServiceCollection services) => services
        .AddSingleton<LeadList>()
        .AddSingleton<LeadPage>()
        .AddSingleton<WhoWasFaster>()
        .AddSingleton<LeadTimeline>()
        .AddSingleton<KnownLeads>()
        .AddSingleton<DeletedLeads>()
        .AddSingleton<FilterChoices>()
        .AddSingleton<OwnerChoices>()
        .AddSingleton<SourceChoices>()
        .AddSingleton<WordChoices>()
        .AddSingleton<TagChoices>()
        .AddSingleton<CreateLead>()
        .AddSingleton<EditLead>()
        .AddSingleton<MoveLead>()
        .AddSingleton<MoveChoices>()
        .AddSingleton<AssignLeads>()
        .AddSingleton<UndoAssign>()
        .AddSingleton<SavedLists>()
        .AddSingleton<SaveList>()
        .AddSingleton<KeepListHabits>()
        .AddSingleton<TagLeads>()
        .AddSingleton<DeleteLeads>()
        .AddSingleton<RestoreLeads>()
        .AddSingleton<PurgeDeleted>()
        .AddSingleton<AddNote>()
        .AddSingleton<AddTask>()
        .AddSingleton<FinishTask>()
        .AddSingleton<MeetingFile>();
}
