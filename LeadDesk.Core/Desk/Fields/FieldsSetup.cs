using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Fields;

internal static class FieldsSetup
{
    public static IServiceCollection AddFields(this IServiceCollection services) => services
        .AddSingleton<FieldList>()
        .AddSingleton<FieldChange>()
        .AddSingleton<AddField>()
        .AddSingleton<ChangeField>()
        .AddSingleton<MoveField>()
        .AddSingleton<ArchiveField>();
}
