using System.Security.Claims;
using System.Text;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace LeadDesk.Web.Models;

/// <summary>Models as files, for the people who are signed in.</summary>
internal static class ModelFiles
{
    public static IServiceCollection AddModelPages(this IServiceCollection services) => services.AddSingleton<DraftShelf>().AddTransient<DraftSession>();

    public static void MapModelFiles(this WebApplication app)
    {
        app.MapGet("/models/schema.json", [Authorize] () => TypedResults.File(Encoding.UTF8.GetBytes(ModelJson.WriteSchema()), "application/schema+json", "leaddesk-model.schema.json"));
        app.MapGet("/models/{id:int}/model.json", [Authorize] async (int id, int? version, ClaimsPrincipal user, ModelPage models, CancellationToken cancellationToken) =>
            CurrentActor.Of(user) is { } actor && await models.RunAsync(actor, id, cancellationToken) is { } model
            && (version ?? model.PublishedVersion?.Number ?? model.Versions[0].Number) is var number
            && await models.FileAsync(actor, id, number, cancellationToken) is { } definition
                ? TypedResults.File(Encoding.UTF8.GetBytes(ModelJson.WriteFile(definition)), "application/json", $"{FileName(model.Name)}-v{number}.json")
                : (IResult)TypedResults.NotFound());
    }

    private static string FileName(string name) => string.Concat(name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));
}
