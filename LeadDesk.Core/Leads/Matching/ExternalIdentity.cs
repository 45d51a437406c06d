namespace LeadDesk.Core.Leads;

/// <summary>
/// The one record of another system behind several ways to write its id: "CRM-0042", "crm 0042" and "CRM0042". Each spelling is an id of its own to the
/// desk, so that programs find what they wrote; that they may be one is for people to say.
/// </summary>
public static class ExternalIdentity
{
    private const int ShortSalesforce = 15, LongSalesforce = 18, MostParts = 4;
    private const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private static readonly string[] Joints = ["", "-", "_", " ", "/", ".", ":"];

    /// <summary>The letters and digits of an id, folded; null when it has none. Case counts only in the short ids of Salesforce, where it tells records apart.</summary>
    public static string? Of(string? id)
    {
        var plain = Plain(id);
        return plain.Length == 0 ? null : Folding.Fold(IsShortSalesforce(plain) ? plain + CheckOf(plain) : plain);
    }

    /// <summary>
    /// How others are likely to have written the same id, itself among them: in upper and lower case, its parts joined by any one mark. What is spelled
    /// more oddly is found when the whole desk is searched.
    /// </summary>
    public static IReadOnlyList<string> Spellings(string? id)
    {
        if (Of(id) is null)
        {
            return [];
        }

        var (written, plain, parts) = (id!.Trim(), Plain(id), Parts(id));
        var forms = IsShortSalesforce(plain) ? (string[])[plain + CheckOf(plain)]
            : IsLongSalesforce(plain) ? [plain, plain[..ShortSalesforce]]
            : parts.Count is > 1 and <= MostParts ? [.. Joints.Select(joint => string.Join(joint, parts))]
            : [plain];
        return [.. forms.SelectMany(form => IsShortSalesforce(form) ? [form] : (string[])[form, form.ToUpperInvariant(), form.ToLowerInvariant()]).Append(written).Distinct(StringComparer.Ordinal)];
    }

    private static string Plain(string? id) => string.Concat((id ?? "").Where(char.IsLetterOrDigit));

    // "CRM-42" has two parts, and so has "CRM42".
    private static List<string> Parts(string id)
    {
        var parts = new List<string>();

        for (var at = 0; at < id.Length; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(id[at]) && char.IsLetterOrDigit(id[at - 1]) && char.IsDigit(id[at]) == char.IsDigit(id[at - 1]))
            {
                parts[^1] += id[at];
            }
            else if (char.IsLetterOrDigit(id[at]))
            {
                parts.Add($"{id[at]}");
            }
        }

        return parts;
    }

    // Record ids of Salesforce begin with the key of their object: 00Q for leads, 003 for contacts, 001 for accounts.
    private static bool IsShortSalesforce(string plain) => plain.Length == ShortSalesforce && plain.StartsWith("00", StringComparison.Ordinal) && plain.All(char.IsAsciiLetterOrDigit) && plain.Any(char.IsAsciiLetter);

    private static bool IsLongSalesforce(string plain) => plain.Length == LongSalesforce && IsShortSalesforce(plain[..ShortSalesforce]) && plain[ShortSalesforce..] == CheckOf(plain[..ShortSalesforce]);

    /// <summary>Three letters that say which of five letters each are upper case, by which an id of 15 letters becomes one of 18 that needs no case.</summary>
    private static string CheckOf(string id) =>
        string.Concat(id.Chunk(5).Select(five => Checks[five.Select((letter, at) => char.IsAsciiLetterUpper(letter) ? 1 << at : 0).Sum()]));
}
