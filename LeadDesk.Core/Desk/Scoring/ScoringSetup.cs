using LeadDesk.Core.Desk.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Scoring;

public static class ScoringSetup
{
    public static IServiceCollection AddScoring(this IServiceCollection services) => services
        .AddSingleton<PublishedModels>()
        .AddSingleton<LeadScorer>()
        .AddSingleton<UnattendedRating>()
        .AddSingleton<RateDueLeads>()
        .AddSingleton<ScoreLedger>()
        .AddSingleton<OverrideGrade>()
        .AddSingleton<EndOverride>()
        .AddSingleton<OverrideReport>()
        .AddSingleton<IdealCustomer>()
        .AddSingleton<SeedModels>()
        .AddSingleton<IJobWork, RescoreAll>();
}
