using System.Text;
using System.Text.Json;
using LeadDesk.Core;
using LeadDesk.Core.Exchange.Imports.Columns;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace LeadDesk.Web.Api;

/// <summary>The parts of an import's request, in any order. The file goes straight to where it is kept and never into memory.</summary>
internal static class ImportForm
{
    private const int LongestMapping = 1024 * 1024, LongestBoundary = 200;

    /// <returns>A problem to answer with, or the import that the file became, and its mapping when one was sent.</returns>
    public static async Task<(IResult? Problem, long ImportId, ImportMapping? Mapping)> ReadAsync(
        HttpRequest request, long maxBytes, Func<Stream, string, Task<(Outcome Outcome, long ImportId)>> keep, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return (Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Wrong content type", "Send the file as multipart/form-data, in a part called \"file\"."), 0, null);
        }

        // The file's own limit speaks in words; the server's would only cut the line.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = maxBytes + (4 * LongestMapping);
        }

        var (importId, mapping) = (0L, (ImportMapping?)null);
        var reader = new MultipartReader(boundary, request.Body);

        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
            {
                continue;
            }

            switch (HeaderUtilities.RemoveQuotes(part.Name).Value)
            {
                case "file" when importId == 0:
                    (var outcome, importId) = await keep(section.Body, HeaderUtilities.RemoveQuotes(part.FileName).Value ?? "file");

                    if (!outcome.Succeeded)
                    {
                        return (Problems.Invalid("file", outcome.Refusal!), 0, null);
                    }

                    break;
                case "mapping" when mapping is null:
                    (var problem, mapping) = await MappingAsync(section.Body, cancellationToken);

                    if (problem is not null)
                    {
                        return (problem, 0, null);
                    }

                    break;
                case var name:
                    return (Problems.Invalid(name ?? "", "is no part of an import, or was sent twice; the parts are file and mapping"), 0, null);
            }
        }

        return importId == 0 ? (Problems.Invalid("file", "is missing"), 0, null) : (null, importId, mapping);
    }

    private static async Task<(IResult? Problem, ImportMapping? Mapping)> MappingAsync(Stream body, CancellationToken cancellationToken)
    {
        var json = new byte[LongestMapping];
        var length = await body.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, cancellationToken);

        try
        {
            return length == json.Length
                ? (Problems.Invalid("mapping", "is longer than 1 MB"), null)
                : (null, ImportMapping.FromJson(Encoding.UTF8.GetString(json, 0, length)));
        }
        catch (JsonException wrong)
        {
            return (Problems.Invalid("mapping" + wrong.Path?.TrimStart('$'), "is not what a mapping has there"), null);
        }
    }
}
