using LeadDesk.Core.Desk.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Learning;

public static class LearningSetup
{
    public static IServiceCollection AddLearning(this IServiceCollection services) => services
        .AddSingleton<PredictionShelf>()
        .AddSingleton<TrainPrediction>()
        .AddSingleton<FindPrediction>()
        .AddSingleton<RestorePrediction>()
        .AddSingleton<TakeAttributeIn>()
        .AddSingleton<StoreChances>()
        .AddSingleton<RetrainWhenDue>()
        .AddSingleton<LeadChance>()
        .AddSingleton<OutcomeReport>()
        .AddSingleton<ModelImpact>()
        .AddSingleton<SalesHealth>()
        .AddSingleton<AcceptProposals>()
        .AddSingleton<IJobWork, TrainWork>();
}
