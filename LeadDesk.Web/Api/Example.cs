using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LeadDesk.Web.Api;

/// <summary>A body and its answer, shown in the API's description.</summary>
internal sealed record Example(string? Body, string? Answer)
{
    public void Describe(OpenApiOperation operation)
    {
        Put(operation.RequestBody?.Content, Body);
        Put(operation.Responses?.GetValueOrDefault("200")?.Content, Answer);
    }

    private static void Put(IDictionary<string, OpenApiMediaType>? content, string? json)
    {
        if (json is not null && content?.TryGetValue("application/json", out var media) == true)
        {
            media.Example = JsonNode.Parse(json);
        }
    }
}
