using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Forms;

internal static class FormsSetup
{
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<SaveForm>()
        .AddSingleton<SwitchForm>()
        .AddSingleton<FormList>()
        .AddSingleton<FormPage>()
        .AddSingleton<FindForm>()
        .AddSingleton<LeadConsents>()
        .AddSingleton<SubmitForm>();
}
