using System.Text;
using System.Text.Json;
using LeadDesk.Core.Desk.Forms;
using Microsoft.AspNetCore.Http.Features;

namespace LeadDesk.Web.Forms;

/// <summary>What came with a POST, from a form of a page or as JSON from a script.</summary>
internal sealed record SentBody(IReadOnlyDictionary<string, string?> Values, bool IsJson)
{
    public const int MostBytes = 64 * 1024;

    private const int MostValues = 200, Deepest = 4;

    public string? this[string name] => Values.GetValueOrDefault(name);

    /// <returns>Null when it is neither; then the words say why.</returns>
    public static async Task<(SentBody? Body, int Status, string? Words)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return TooLarge;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        try
        {
            return request.HasFormContentType ? (new(await FormAsync(request, cancellationToken), false), 0, null)
                : request.HasJsonContentType() ? Json(await JsonDocument.ParseAsync(request.Body, new() { MaxDepth = Deepest }, cancellationToken))
                : (null, StatusCodes.Status415UnsupportedMediaType, "Send the form as application/x-www-form-urlencoded or application/json. Nothing was taken.");
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : Broken;
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or IOException or DecoderFallbackException or InvalidOperationException)
        {
            return Broken;
        }
    }

    public FormPost ToPost(PublicForm form, FormStamp stamps, string? referer)
    {
        var (sending, isTooFast) = stamps.Read(form.Form.Key, this[FormNames.Stamp]);
        return new(form.Fields.ToDictionary(field => field.Field.Key, field => this[field.Field.Key]), sending, this[FormNames.Page] is { Length: > 0 } page ? page : referer, !string.IsNullOrWhiteSpace(this[FormNames.Trap]), isTooFast)
        {
            Consent = HasTicked(this[FormNames.Consent]) ? this[FormNames.Consent] : null,
        };
    }

    private static bool HasTicked(string? box) => !string.IsNullOrWhiteSpace(box) && box is not ("no" or "off" or "false" or "0");

    private static (SentBody?, int, string?) TooLarge => (null, StatusCodes.Status413PayloadTooLarge, $"A form may have at most {MostBytes / 1024} kB. Nothing was taken; shorten what you wrote and send it again.");
    private static (SentBody?, int, string?) Broken => (null, StatusCodes.Status400BadRequest, "What was sent broke off or cannot be read. Nothing was taken; send it again.");

    private static async Task<Dictionary<string, string?>> FormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(new FormOptions { ValueCountLimit = MostValues, BufferBodyLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes }, cancellationToken);

        // A box that was ticked twice is ticked; of any other name the last one counts.
        return form.ToDictionary(pair => pair.Key, pair => pair.Value.LastOrDefault());
    }

    private static (SentBody?, int, string?) Json(JsonDocument document)
    {
        using (document)
        {
            return document.RootElement.ValueKind != JsonValueKind.Object
                ? (null, StatusCodes.Status400BadRequest, "Send one object with the fields of the form. Nothing was taken.")
                : (new(document.RootElement.EnumerateObject().DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => Text(member.Value)), true), 0, null);
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => null,
    };
}
