using LeadDesk.Core.Desk.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadDesk.Core.Desk.Verification;

internal static class VerificationSetup
{
    public static IServiceCollection AddVerification(this IServiceCollection services)
    {
        services.TryAddSingleton(new VerificationOptions());
        return services
            .AddSingleton<IJobWork, VerifyLeads>()
            .AddSingleton<ReadDisposable>()
            .AddSingleton<FollowVerification>()
            .AddSingleton<ConfirmReal>()
            .AddSingleton<LeadDoubts>();
    }
}
