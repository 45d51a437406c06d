using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Sources;

internal static class SourcesSetup
{
    public static IServiceCollection AddSources(this IServiceCollection services) => services
        .AddSingleton<SourceReport>()
        .AddSingleton<CostBook>()
        .AddSingleton<CostNames>()
        .AddSingleton<SaveCost>()
        .AddSingleton<DeleteCost>()
        .AddSingleton<FindCosts>()
        .AddSingleton<TakeCosts>();
}
