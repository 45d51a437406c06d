using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Jobs;

public static class JobSetup
{
    /// <summary>The runner and its verbs. A kind of work joins with AddSingleton of <see cref="IJobWork"/>.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<JobRunner>()
        .AddSingleton<StartJob>()
        .AddSingleton<CancelJob>()
        .AddSingleton<FindJob>();
}
