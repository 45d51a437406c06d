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
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return (Problems.Of(StatusCodes.Status415UnsupportedMediaType, "Wrong content type", "Send the file as multipart/form-data, in a part called \"file\"."), 0, null);
        }

        if (HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return (Problems.Invalid("boundary", $"is missing in the content type, or longer than {LongestBoundary} characters"), 0, null);
        }

        // The file's own limit speaks in words; the server's would only cut the line.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = maxBytes + (4 * LongestMapping);
        }

        var at = new[] { "file" };

        try
        {
            return await PartsAsync(new MultipartReader(boundary, request.Body), at, keep, cancellationToken);
        }
        catch (Exception broken) when (IsBrokenOff(broken))
        {
            return (Problems.Invalid(at[0], "breaks off: the multipart body is not whole, or its parts are not what the boundary says"), 0, null);
        }
    }

    // A full disk is an I/O error too, with a number of its own, and nothing that the client could mend.
    private static bool IsBrokenOff(Exception broken) =>
        broken is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } || (broken.GetType() == typeof(IOException) && broken.HResult == new IOException().HResult);

    /// <param name="at">Where it says which part is being read.</param>
    private static async Task<(IResult? Problem, long ImportId, ImportMapping? Mapping)> PartsAsync(
        MultipartReader reader, string[] at, Func<Stream, string, Task<(Outcome Outcome, long ImportId)>> keep, CancellationToken cancellationToken)
    {
        var (importId, mapping) = (0L, (ImportMapping?)null);

        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
            {
                continue;
            }

            at[0] = HeaderUtilities.RemoveQuotes(part.Name).Value ?? "";

            switch (at[0])
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
                    return (Problems.Invalid(name, "is no part of an import, or was sent twice; the parts are file and mapping"), 0, null);
            }
        }

        return importId == 0 ? (Problems.Invalid("file", "is missing"), 0, null) : (null, importId, mapping);
    }

    private static async Task<(IResult? Problem, ImportMapping? Mapping)> MappingAsync(Stream body, CancellationToken cancellationToken)
    {
        var json = new byte[LongestMapping];
        var length = await body.ReadAtLeastAsync(json, json.Length, throwOnEndOfStream: false, cancellationToken);

        if (length == json.Length)
        {
            return (Problems.Invalid("mapping", "is longer than 1 MB"), null);
        }

        var text = json.AsMemory(0, length);
        text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;

        try
        {
            using var document = JsonDocument.Parse(text);
            var check = new JsonCheck();

            if (check.IsReadable(document.RootElement, "mapping"))
            {
                check.Fits(document.RootElement, StrictJson.Options.GetTypeInfo(typeof(ImportMapping)), "mapping");
            }

            return check.Errors.Count > 0 ? (Problems.Invalid(check.Errors), null) : (null, ImportMapping.FromJson(Encoding.UTF8.GetString(text.Span)));
        }
        catch (JsonException wrong)
        {
            return (Problems.Invalid("mapping" + wrong.Path?.TrimStart('$'), wrong.Path is null ? "is not JSON" : "is not what a mapping has there"), null);
        }
    }
}
