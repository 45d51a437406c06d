using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Custom fields that an import makes.</summary>
internal static class NewFields
{
    private const int LongestKey = 60, LongestName = 100;

    /// <summary>A field to look at, before it exists.</summary>
    public static CustomField Draft(NewField field) => Make(field, "draft", default, 0);

    public static CustomField Make(NewField field, string key, DateTimeOffset at, int order) => new()
    {
        Key = key,
        Name = field.Name.Length > LongestName ? field.Name[..LongestName] : field.Name,
        Type = field.Type,
        Choices = field.Type == FieldType.Choice ? [.. field.Choices] : [],
        Order = order,
        IsProtected = ProtectedWords.KindOf(field.Name) is not null,
        CreatedAt = at,
    };

    /// <summary>A key of the name's letters and digits that nobody has yet.</summary>
    public static string KeyFor(string name, ISet<string> taken)
    {
        var letters = Folding.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var wanted = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        wanted = wanted.Length == 0 ? "field" : wanted.Length > LongestKey - 5 ? wanted[..(LongestKey - 5)].TrimEnd('-') : wanted;
        var key = wanted;

        for (var again = 2; !taken.Add(key); again++)
        {
            key = $"{wanted}-{again}";
        }

        return key;
    }
}
