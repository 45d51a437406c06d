using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Qualification;

public static class QualificationSetup
{
    public static IServiceCollection AddQualification(this IServiceCollection services) => services
        .AddSingleton<SeedFrameworks>()
        .AddSingleton<LeadChecklist>()
        .AddSingleton<AnswerQuestion>()
        .AddSingleton<QualificationScore>()
        .AddSingleton<FadeAnswers>()
        .AddSingleton<ConfirmAnswer>()
        .AddSingleton<SwitchFramework>()
        .AddSingleton<SaveContact>()
        .AddSingleton<FrameworkList>()
        .AddSingleton<SaveFramework>()
        .AddSingleton<MakeFramework>()
        .AddSingleton<RetireFramework>()
        .AddSingleton<ChooseDefault>()
        .AddSingleton<TeamGuideList>()
        .AddSingleton<SaveTeamGuide>();
}
