using LeadDesk.Core.Desk.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Duplicates;

internal static class DuplicatesSetup
{
    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services
        .AddSingleton<IJobWork, SearchDesk>()
        .AddSingleton<FollowDuplicates>()
        .AddSingleton<RenewKeys>()
        .AddSingleton<SearchState>()
        .AddSingleton<DuplicateList>()
        .AddSingleton<DismissPair>()
        .AddSingleton<MergeSheet>()
        .AddSingleton<MergeLeads>()
        .AddSingleton<UndoMerge>()
        .AddSingleton<MergeHistory>()
        .AddSingleton<FindSurvivor>();
}
