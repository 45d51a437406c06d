using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace LeadDesk.Web.Api;

/// <summary>A JSON body as one record.</summary>
internal sealed class Body<T> : IChecked, IEndpointParameterMetadataProvider
    where T : class
{
    public T Value { get; private init; } = null!;
    public IResult? Problem { get; private init; }

    public static async ValueTask<Body<T>> BindAsync(HttpContext context)
    {
        var (document, problem) = await StrictJson.ParseAsync(context.Request);

        if (document is null)
        {
            return new() { Problem = problem };
        }

        using var read = document;
        var check = new JsonCheck();

        if (check.IsReadable(read.RootElement, ""))
        {
            check.Fits(read.RootElement, StrictJson.Options.GetTypeInfo(typeof(T)), "");
        }

        return check.Errors.Count > 0 ? new() { Problem = Problems.Invalid(check.Errors) } : new() { Value = read.RootElement.Deserialize<T>(StrictJson.Options)! };
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

/// <summary>A JSON body that is one record or an array of them.</summary>
internal sealed class Batch<T> : IChecked, IEndpointParameterMetadataProvider
    where T : class
{
    public const int Most = 1000;

    public IReadOnlyList<T> Items { get; private init; } = [];
    public bool IsSingle { get; private init; }
    public IResult? Problem { get; private init; }

    public static async ValueTask<Batch<T>> BindAsync(HttpContext context)
    {
        var (document, problem) = await StrictJson.ParseAsync(context.Request);

        if (document is null)
        {
            return new() { Problem = problem };
        }

        using var read = document;
        var root = read.RootElement;

        if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > Most)
        {
            return new() { Problem = Problems.Of(StatusCodes.Status413PayloadTooLarge, "Too many at once", $"One call takes at most {Most:N0}; this one has {root.GetArrayLength():N0}. Nothing was changed.") };
        }

        var check = new JsonCheck();
        var shape = StrictJson.Options.GetTypeInfo(typeof(T));

        if (check.IsReadable(root, ""))
        {
            if (root.ValueKind == JsonValueKind.Array)
            {
                check.ItemsFit(root, shape, "");
            }
            else
            {
                check.Fits(root, shape, "");
            }
        }

        return check.Errors.Count > 0 ? new() { Problem = Problems.Invalid(check.Errors) }
            : root.ValueKind == JsonValueKind.Array ? new() { Items = root.Deserialize<T[]>(StrictJson.Options)! }
            : new() { Items = [root.Deserialize<T>(StrictJson.Options)!], IsSingle = true };
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T[])));
}
