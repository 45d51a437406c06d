using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>The key of a custom field, made from its name once and for ever.</summary>
public static class FieldKey
{
    public const int Longest = 60;

    /// <summary>"Contract end (DE)" becomes contract-end-de; empty when the name has no Latin letter or digit.</summary>
    public static string Of(string name)
    {
        var letters = Folding.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').ToArray();
        var key = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return key[..Math.Min(key.Length, Longest)].Trim('-');
    }
}
