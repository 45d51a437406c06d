using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace LeadDesk.Web.Api;

/// <summary>One thing that may follow the ? of an address: read, refused and described by the same line.</summary>
internal sealed record QueryMember(string Name, string Words, JsonSchemaType Type = JsonSchemaType.String)
{
    public string? Example { get; init; }

    public OpenApiParameter Describe() => new()
    {
        Name = Name,
        In = ParameterLocation.Query,
        Description = Words,
        Schema = new OpenApiSchema { Type = Type },
        Example = Example is null ? null : JsonValue.Create(Example),
    };
}

internal static class QueryMembers
{
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint, IEnumerable<QueryMember> members) =>
        endpoint.WithMetadata([.. members]).ProducesValidationProblem();
}
