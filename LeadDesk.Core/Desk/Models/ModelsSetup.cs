using LeadDesk.Core.Desk.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Models;

public static class ModelsSetup
{
    public static IServiceCollection AddModels(this IServiceCollection services) => services
        .AddSingleton<ModelHub>()
        .AddSingleton<ModelList>()
        .AddSingleton<ModelPage>()
        .AddSingleton<CreateModel>()
        .AddSingleton<StartDraft>()
        .AddSingleton<SaveDraft>()
        .AddSingleton<DiscardDraft>()
        .AddSingleton<PublishModel>()
        .AddSingleton<RollBackModel>()
        .AddSingleton<RetireModel>()
        .AddSingleton<ConfirmProtected>()
        .AddSingleton<PreviewModel>()
        .AddSingleton<FindPreview>()
        .AddSingleton<LeadSample>()
        .AddSingleton<TryModel>()
        .AddSingleton<KnownValues>()
        .AddSingleton<SimulateLead>()
        .AddSingleton<IJobWork, PreviewWork>();
}
