using LeadDesk.Core.Exchange.Export;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>A mapping to begin with: recognised columns go where they belong, others become custom fields.</summary>
public static class MappingSuggestion
{
    /// <summary>More new fields than this are not suggested by themselves; a file of 300 columns is rarely all worth keeping.</summary>
    public const int MostNewFields = 60;

    private static readonly string[] Ours = ["leaddeskline", "leaddeskreason"];

    public static ImportMapping For(IReadOnlyList<ColumnProfile> columns, IReadOnlyList<ImportTarget> targets)
    {
        var taken = new HashSet<string>();
        var english = columns.ToDictionary(column => column.Name, column => InEnglish(column.Name, targets));
        var vendor = VendorFile.Of(columns.Select(column => column.Name));
        var made = 0;
        var events = EventTargets.AreIn([.. columns.Select(column => ImportTargets.Recognise(english[column.Name], targets)?.Key)]);
        targets = events ? [.. EventTargets.All, .. targets.Where(target => target.Key is "externalId" or "email" or ImportTargets.LeadId)] : [.. targets.Where(target => !EventTargets.IsOne(target.Key))];
        var mapped = columns.Select(column =>
        {
            var header = english[column.Name];
            var known = vendor?.Targets.GetValueOrDefault(ImportTargets.Shape(header));
            var target = known is null ? ImportTargets.Recognise(header, targets) : targets.FirstOrDefault(one => one.Key == known);

            if (known is { Length: 0 } || (known is null && vendor?.IsAll == true))
            {
                return new ColumnMapping(column.Name);
            }

            if (target is not null && taken.Add(target.Key))
            {
                return new ColumnMapping(column.Name, target.Key) { Dates = column.Dates, Numbers = column.Numbers, NoIsLost = ImportTargets.Shape(column.Name) != "isconverted" };
            }

            return events || column.Written == 0 || Ours.Contains(ImportTargets.Shape(column.Name)) || made++ >= MostNewFields
                ? new ColumnMapping(column.Name)
                : New(column);
        }).ToList();
        return new ImportMapping { Columns = mapped, Market = events || vendor?.IsAll == true || taken.Contains("market") ? null : taken.Contains("company") ? "business" : "consumer" };
    }

    // The desk's own exports come back in the language that they went out in.
    private static string InEnglish(string header, IReadOnlyList<ImportTarget> targets) =>
        ImportTargets.Recognise(header, targets) is null ? HeaderWords.EnglishOf(header) ?? header : header;

    /// <summary>The column as a custom field of the type that its sample shows.</summary>
    public static ColumnMapping New(ColumnProfile column) => new(column.Name, ImportTargets.New)
    {
        Dates = column.Dates,
        Numbers = column.Numbers,
        NewField = new NewField(column.Name, column.Type, column.Choices),
    };
}
