using System.Globalization;
using LeadDesk.Core.Desk.Sources;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>A filter as the part of an address after the question mark: for links, bookmarks, the back button, and to be kept with what uses it.</summary>
public static class LeadFilterText
{
    private const string Day = "yyyy-MM-dd", Nobody = "none", First = "first", Last = "last";

    /// <summary>"q=acme&amp;stage=mql&amp;cell=A1"; empty for the empty filter.</summary>
    public static string Write(LeadFilter filter) => string.Join('&', Parts(filter).Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value)}"));

    /// <summary>What cannot be understood is left out. Custom fields are read by their type, so they have to be known.</summary>
    public static LeadFilter Read(string? query, IReadOnlyCollection<CustomField> fields)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return new LeadFilter
        {
            Search = Texts("q").FirstOrDefault(),
            Stages = [.. Texts("stage").Select(Stage.Find).OfType<Stage>().Distinct()],
            Cells = [.. Texts("cell").Where(text => Cell.TryParse(text, out _)).Select(Cell.Parse).Distinct()],
            Owners = [.. Texts("owner").Select(Owner).OfType<int>().Distinct()],
            Sources = [.. Texts("source").Distinct()],
            Tags = [.. Texts("tag").Distinct()],
            Personas = [.. Texts("persona").Distinct()],
            CreatedFrom = Date("from"),
            CreatedTo = Date("to"),
            SegmentId = int.TryParse(Texts("segment").FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var segment) ? segment : null,
            Reached = Stage.Find(Texts("reached").FirstOrDefault()),
            CameBy = CameBy(Texts("came").FirstOrDefault()),
            ImportId = long.TryParse(Texts("import").FirstOrDefault(), CultureInfo.InvariantCulture, out var import) ? import : null,
            BuiltIn = [.. from field in FieldColumns.Fields.Concat(Own()) from text in Texts(field.Key) from value in Value(field, text) select KeyValuePair.Create(field.Key, value)],
            Custom = [.. from field in fields from text in Texts(field.AttributeKey) from value in Value(LeadFields.Of(field), text) select KeyValuePair.Create(field.Key, value)],
        };

        IEnumerable<string> Texts(string name) => parts.GetValueOrDefault(name, StringValues.Empty).OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text));

        // A framework's own question tells what it is by its key.
        IEnumerable<LeadField> Own() => parts.Keys.Where(key => key.StartsWith(LeadFields.AnswerPrefix, StringComparison.Ordinal)).Select(key => LeadFields.Find(key, [])).OfType<LeadField>()
            .ExceptBy(FieldColumns.Fields.Select(known => known.Key), field => field.Key);

        DateOnly? Date(string name) => DateOnly.TryParseExact(Texts(name).FirstOrDefault(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private static IEnumerable<(string Name, string Value)> Parts(LeadFilter filter) =>
    [
        .. filter.Search is { Length: > 0 } search ? [("q", search)] : Array.Empty<(string, string)>(),
        .. filter.Stages.Select(stage => ("stage", stage.Key)),
        .. filter.Cells.Select(cell => ("cell", cell.Name)),
        .. filter.Owners.Select(id => ("owner", id == 0 ? Nobody : id.ToString(CultureInfo.InvariantCulture))),
        .. filter.Sources.Select(source => ("source", source)),
        .. filter.Tags.Select(tag => ("tag", tag)),
        .. filter.Personas.Select(persona => ("persona", persona)),
        .. filter.CreatedFrom is { } from ? [("from", from.ToString(Day, CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. filter.CreatedTo is { } to ? [("to", to.ToString(Day, CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. filter.BuiltIn.Select(pair => (pair.Key, Text(pair.Value))),
        .. filter.Custom.Select(pair => (LeadFields.CustomPrefix + pair.Key, Text(pair.Value))),
        .. filter.SegmentId is { } segment ? [("segment", segment.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
        .. filter.Reached is { } reached ? [("reached", reached.Key)] : Array.Empty<(string, string)>(),
        .. filter.CameBy is { } came ? [("came", $"{came.By.Key}.{(came.Touch == Touch.Last ? Last : First)}.{came.Name}")] : Array.Empty<(string, string)>(),
        .. filter.ImportId is { } import ? [("import", import.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
    ];

    /// <summary>"landing.last./pricing"; nothing behind the second point stands for nothing known, null for what cannot be understood.</summary>
    public static CameBy? CameBy(string? text) => text?.Split('.', 3) is [var by, First or Last, var name] parts && Breakdown.Find(by) is { } breakdown
        ? new(breakdown, parts[1] == Last ? Touch.Last : Touch.First, name.Length == 0 ? null : name) : null;

    private static int? Owner(string text) => text == Nobody ? 0 : int.TryParse(text, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;

    private static string Text(FieldValue value) => value is { HasValue: true, Type: FieldType.Number } ? value.Number.ToString("R", CultureInfo.InvariantCulture) : value.Display;

    private static IEnumerable<FieldValue> Value(LeadField field, string text) =>
        FieldText.TryRead(field.Type, text, field.Choices, out var value).Succeeded && value.HasValue ? [value] : [];
}
