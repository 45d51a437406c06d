using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Sla;

public static class SlaSetup
{
    public static IServiceCollection AddSla(this IServiceCollection services) => services
        .AddSingleton<FollowClocks>()
        .AddSingleton<ClimbLadder>()
        .AddSingleton<SavePolicy>()
        .AddSingleton<PolicyList>()
        .AddSingleton<SeedPolicies>()
        .AddSingleton<LeadClocks>()
        .AddSingleton<HoldLead>()
        .AddSingleton<EvenOut>()
        .AddSingleton<ChangeClock>()
        .AddSingleton<MoreTime>()
        .AddSingleton<QuietStart>()
        .AddSingleton<FollowUpBoard>()
        .AddSingleton<FollowUpRows>()
        .AddSingleton<ResponseReport>();
}
