using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Exchange.Export;

public static class ExportSetup
{
    /// <summary>Files out: made by hand, or saved and by themselves.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services, ExportOptions options, DatabaseOptions database)
    {
        var folder = options.FolderBeside(database);
        return services
            .AddSingleton(options)
            .AddSingleton(new ExportFolder(folder, options.Delivered.Length > 0 ? Path.GetFullPath(options.Delivered) : Path.Combine(folder, "delivered")))
            .AddSingleton<ExportLog>()
            .AddSingleton<ExportWriter>()
            .AddSingleton<ExportMqls>()
            .AddSingleton<ExportGrades>()
            .AddSingleton<ExportFollowUp>()
            .AddSingleton<SaveExport>()
            .AddSingleton<DeleteExport>()
            .AddSingleton<TakeOverExport>()
            .AddSingleton<StartExport>()
            .AddSingleton<ExportRemember>()
            .AddSingleton<RunDueExports>()
            .AddSingleton<KeepFile>()
            .AddSingleton<FetchExport>()
            .AddSingleton<ForgetExports>()
            .AddSingleton<ExportList>()
            .AddSingleton<ExportSheet>()
            .AddSingleton<IJobWork, ExportWork>();
    }
}
