using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Exchange.Sources;

internal static class SourceFilesSetup
{
    public static IServiceCollection AddSourceFiles(this IServiceCollection services) => services.AddSingleton<ReadCosts>().AddSingleton<ExportSources>();
}
