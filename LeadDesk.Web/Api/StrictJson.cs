using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LeadDesk.Web.Api;

/// <summary>Reads a JSON body into a record, or says what is wrong with it, by the path of each member.</summary>
internal static class StrictJson
{
    /// <summary>What a body may weigh; the import of files has a limit of its own.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The document, or the answer to give instead.</summary>
    public static async Task<(JsonDocument? Document, IResult? Problem)> ParseAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType() || (request.GetTypedHeaders().ContentType?.Charset is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, Problems.WrongContentType());
        }

        if (await ReadAsync(request) is not { } body)
        {
            return (null, Problems.Of(StatusCodes.Status413PayloadTooLarge, "Too large", $"A body may have at most {MaxBytes / 1024 / 1024} MB. Nothing was changed."));
        }

        if (body.IsEmpty)
        {
            return (null, Problems.Invalid("$", "the body is empty; send JSON"));
        }

        try
        {
            return (JsonDocument.Parse(body), null);
        }
        catch (JsonException wrong)
        {
            return (null, Problems.Invalid("$", $"is not JSON from line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1} on"));
        }
    }

    /// <summary>The body without a byte order mark; null when it is too large.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[81920];

        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is > 0 and var count)
        {
            if (body.Length + count > MaxBytes)
            {
                return null;
            }

            body.Write(buffer, 0, count);
        }

        var all = body.GetBuffer().AsMemory(0, (int)body.Length);
        return all.Span.StartsWith("\uFEFF"u8) ? all[3..] : all;
    }
}
