using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Exchange.Imports;

public static class ImportSetup
{
    /// <summary>Reading files in: the verbs, and the two kinds of job behind them.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services, ImportOptions options, DatabaseOptions database) => services
        .AddSingleton(new UploadFolder(options.FolderBeside(database), options.MaxBytes))
        .AddSingleton<UploadFile>()
        .AddSingleton<ForgetUpload>()
        .AddSingleton<LookAtFile>()
        .AddSingleton<TryImport>()
        .AddSingleton<StartImport>()
        .AddSingleton<FindImport>()
        .AddSingleton<ListImports>()
        .AddSingleton<CancelImport>()
        .AddSingleton<PauseImport>()
        .AddSingleton<ResumeImport>()
        .AddSingleton<TouchedSince>()
        .AddSingleton<UndoImport>()
        .AddSingleton<ImportErrorFile>()
        .AddSingleton<IJobWork, ImportWork>()
        .AddSingleton<IJobWork, UndoImportWork>()
        .AddSourceFiles();
}
