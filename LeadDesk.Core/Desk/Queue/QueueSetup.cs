using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Queue;

public static class QueueSetup
{
    public static IServiceCollection AddQueue(this IServiceCollection services) => services
        .AddSingleton<WorkQueue>()
        .AddSingleton<QueueNews>()
        .AddSingleton<AcceptLead>()
        .AddSingleton<RejectLead>()
        .AddSingleton<SnoozeLead>()
        .AddSingleton<LogOutcome>()
        .AddSingleton<UndoOutcome>()
        .AddSingleton<UndoDeed>()
        .AddSingleton<SkipLead>()
        .AddSingleton<HandOnLead>()
        .AddSingleton<Colleagues>()
        .AddSingleton<PlanStep>()
        .AddSingleton<LogMail>()
        .AddSingleton<SavedViews>()
        .AddSingleton<SaveView>();
}
