using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Routing;

internal static class RoutingSetup
{
    public static IServiceCollection AddLeadRouting(this IServiceCollection services) => services
        .AddSingleton<RouteWaiting>()
        .AddSingleton<RoutingSettings>()
        .AddSingleton<SavePool>()
        .AddSingleton<RemovePool>()
        .AddSingleton<SaveRule>()
        .AddSingleton<SaveProfile>()
        .AddSingleton<SetReceiving>()
        .AddSingleton<SetAway>()
        .AddSingleton<LeadsToHandOver>()
        .AddSingleton<LeadRoutes>()
        .AddSingleton<FairnessReport>()
        .AddSingleton<SimulateRouting>();
}
