using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.OpenApi;

namespace LeadDesk.Web.Api;

/// <summary>What /openapi/v1.json says beyond routes and types. It is served without a key, as it holds no data.</summary>
internal static class ApiDocument
{
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath is { } path && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "LeadDesk",
                Version = "v1",
                Description = $"Every call under /api/v1 but health needs a key in the header {ApiKeyHandler.Header}. A key has scopes; each endpoint names the one it needs. "
                    + "Bodies are strict JSON in UTF-8: unknown members, members given twice and wrong types are refused with 400, and `errors` names each member. Errors are application/problem+json.",
            };
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [ApiKeyHandler.SchemeName] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.Header, Description = "Made by an admin under Admin, API keys." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;

            if (metadata.OfType<ApiScope>().FirstOrDefault() is { } scope)
            {
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(ApiKeyHandler.SchemeName, context.Document)] = [scope.Key] }];
                operation.Description = $"{operation.Description} Needs the scope `{scope.Key}`.".Trim();
            }

            foreach (var member in metadata.OfType<QueryMember>())
            {
                (operation.Parameters ??= []).Add(member.Describe());
            }

            metadata.OfType<Example>().FirstOrDefault()?.Describe(operation);

            if (context.Description is { HttpMethod: "POST", RelativePath: "api/v1/imports" })
            {
                operation.RequestBody = Upload();
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(LeadBody) || context.JsonTypeInfo.Type == typeof(LeadAnswer))
            {
                DescribeFields(schema, isAnswer: context.JsonTypeInfo.Type == typeof(LeadAnswer));
            }

            return Task.CompletedTask;
        });
    });

    // The endpoint reads its parts as they come, so nothing in its signature tells of them.
    private static OpenApiRequestBody Upload() => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["multipart/form-data"] = new()
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "file" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = "CSV with any separator, or an Excel workbook (.xlsx)." },
                        ["mapping"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "JSON: which column is which field. Without it the columns are recognised by their headers." },
                    },
                },
            },
        },
    };

    // The built-in fields are one table; the description follows it.
    private static void DescribeFields(OpenApiSchema schema, bool isAnswer)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();

        foreach (var field in LeadFields.BuiltIn.Where(field => isAnswer || field.Set is not null || field.Key == "company"))
        {
            schema.Properties[field.Key] = new OpenApiSchema
            {
                Type = JsonSchemaType.Null | (field.Type == FieldType.Number ? JsonSchemaType.Number : field.Type == FieldType.YesNo ? JsonSchemaType.Boolean : JsonSchemaType.String),
                Format = field.Type == FieldType.Date ? "date" : null,
                Description = field.Choices.Count > 0 ? $"{field.Name}: {string.Join(" or ", field.Choices)}." : field.Name,
            };
        }

        // An answer has those to the frameworks' own questions too, such as "answer.people-works-council".
        schema.AdditionalPropertiesAllowed = isAnswer;
    }
}
