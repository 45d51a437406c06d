using LeadDesk.Core.Desk.Board;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Stages;

internal static class StagesSetup
{
    public static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton<StageBoard>()
        .AddSingleton<DealForecast>()
        .AddSingleton<StageSettings>()
        .AddSingleton<SaveStageLimits>()
        .AddSingleton<SaveReason>()
        .AddSingleton<DeskCurrency>();
}
