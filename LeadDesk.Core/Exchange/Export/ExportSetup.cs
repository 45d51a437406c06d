using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Exchange.Export;

public static class ExportSetup
{
    public static IServiceCollection AddExport(this IServiceCollection services) => services.AddSingleton<ExportMqls>().AddSingleton<ExportGrades>().AddSingleton<ExportFollowUp>();
}
