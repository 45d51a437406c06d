using System.Security.Claims;
using System.Text;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class ModelEndpoints
{
    private const int LargestBody = 2_000_000;

    public static void MapModels(this RouteGroupBuilder api)
    {
        var models = api.MapGroup("/models").WithTags("Models");

        models.MapGet("/", ListAsync).Needs(ApiScope.ReadModels)
            .WithSummary("The scoring models in the order in which they are tried").Produces<IReadOnlyList<ModelAnswer>>();

        models.MapGet("/schema", () => TypedResults.Text(ModelJson.WriteSchema(), "application/schema+json")).Needs(ApiScope.ReadModels)
            .WithSummary("The JSON schema of a model's definition").Produces<object>(StatusCodes.Status200OK, "application/schema+json");

        models.MapGet("/{id:int}", ReadAsync).Needs(ApiScope.ReadModels)
            .WithSummary("A model's definition").WithDescription("That of the published version, or of the one asked for; of the newest while none is published.")
            .Produces<ModelDefinition>().ProducesProblem(StatusCodes.Status404NotFound);

        models.MapPost("/", CreateAsync).Needs(ApiScope.WriteModels)
            .WithSummary("Make a new model from a definition").WithDescription("It is a draft and rates nobody until a person publishes it. Protected attributes have to be confirmed anew.")
            .Accepts<ModelDefinition>("application/json").Produces<ModelMade>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        models.MapModelPreviews();
    }

    private static async Task<IResult> ListAsync(ClaimsPrincipal key, ModelList models, CancellationToken cancellationToken) =>
        TypedResults.Ok((await models.RunAsync(key.AsApiActor(), cancellationToken)).Select(ModelAnswer.Of).ToList());

    private static async Task<IResult> ReadAsync(int id, int? version, ClaimsPrincipal key, ModelPage models, CancellationToken cancellationToken)
    {
        var actor = key.AsApiActor();
        var number = await models.RunAsync(actor, id, cancellationToken) is { } model ? version ?? model.PublishedVersion?.Number ?? model.Versions[0].Number : 0;
        return await models.FileAsync(actor, id, number, cancellationToken) is { } definition
            ? TypedResults.Text(ModelJson.Write(definition), "application/json")
            : Problems.NotFound(number == 0 ? $"There is no model {id}." : $"Model {id} has no version {number}.");
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, ClaimsPrincipal key, CreateModel create, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return Problems.WrongContentType();
        }

        if (await TextAsync(request.Body, cancellationToken) is not { } json)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "Too large", "No model is larger than 2 MB. Nothing was made.");
        }

        var (outcome, id) = await create.FromJsonAsync(key.AsApiActor(), json, name: null, cancellationToken);
        return outcome.Succeeded ? TypedResults.Created($"/api/v1/models/{id}", new ModelMade(id)) : Problems.Of(StatusCodes.Status400BadRequest, "No usable model", outcome.Refusal!);
    }

    private static async Task<string?> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var (text, buffer) = (new MemoryStream(), new byte[64 * 1024]);

        while (await body.ReadAsync(buffer, cancellationToken) is var count and > 0)
        {
            if (text.Length + count > LargestBody)
            {
                return null;
            }

            text.Write(buffer, 0, count);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}

/// <param name="For">Which leads it is for, in words.</param>
/// <param name="Version">The published version; null when the model is not in use.</param>
/// <param name="Draft">The number of the draft; null when there is none.</param>
/// <param name="Leads">How many leads it rates now.</param>
/// <param name="ProtectedAttributes">Protected attributes that an admin allowed.</param>
internal sealed record ModelAnswer(int Id, string Name, string? Description, string For, int? Version, DateTimeOffset? PublishedAt, string? PublishedBy, int? Draft, int Leads, IReadOnlyList<string> ProtectedAttributes)
{
    public static ModelAnswer Of(ModelRow row) => new(
        row.Id, row.Name, row.Description, row.For, row.Published?.Number, row.Published?.At, row.Published?.By, row.Draft?.Number, row.Leads, row.Protected);
}

/// <param name="Id">The new model, which has a draft.</param>
internal sealed record ModelMade(int Id);
