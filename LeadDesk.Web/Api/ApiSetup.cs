using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;

namespace LeadDesk.Web.Api;

internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOptions<ApiOptions>().BindConfiguration("Api");
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        return services.AddSingleton<KeptFiles>().AddApiDocument();
    }

    /// <summary>Everything under /api/v1, the health checks and the document that describes them.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase), branch => branch.UseProblems());
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();

        var api = app.MapGroup("/api/v1").AddEndpointFilter(Checked.RefuseWhatWasWrong).DisableAntiforgery();
        api.MapLeads();
        api.MapEvents();
        api.MapScores();
        api.MapOverrides();
        api.MapStages();
        api.MapAssessments();
        api.MapAccounts();
        api.MapModels();
        api.MapLearning();
        api.MapJobs();
        api.MapGrades();
        api.MapQueue();
        api.MapCalendars();
        api.MapRouting();
        api.MapClocks();
        api.MapExports();
        api.MapImports();
        app.MapDownloads();
        api.MapHealth();
        app.MapOtherMethods();
    }
}

internal sealed class ApiOptions
{
    /// <summary>A key with every scope, for scripts; empty for none.</summary>
    public string BootstrapKey { get; set; } = "";
}
