using System.Globalization;
using System.Text;

namespace LeadDesk.Core.Leads;

/// <summary>Text as people search for it: lower case, without accents, runs of blanks as one. ИВАНОВ and Иванов, Stefan and Ștefan fold alike.</summary>
public static class Folding
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ς'] = "σ",
        ['ё'] = "е",
    };

    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);

        // й is not и with a mark: letters that an alphabet counts as its own keep their shape.
        foreach (var letter in Storable(text).Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            if (Letters.TryGetValue(letter, out var replacement))
            {
                folded.Append(replacement);
            }
            else if (letter is 'й' or 'ї')
            {
                folded.Append(letter);
            }
            else if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                AppendBlank(folded);
            }
            else
            {
                AppendBase(folded, letter);
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static void AppendBlank(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ')
        {
            folded.Append(' ');
        }
    }

    private static void AppendBase(StringBuilder folded, char letter)
    {
        if (char.IsAscii(letter) || char.IsSurrogate(letter))
        {
            folded.Append(letter);
            return;
        }

        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(part);
            }
        }
    }

    /// <summary>
    /// The text as both databases keep it: half a surrogate pair and the two code points that are no characters become U+FFFD, and
    /// NUL, which PostgreSQL refuses, goes.
    /// </summary>
    public static string Storable(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] is '\0' or '\uFFFE' or '\uFFFF')
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Replace("\0", ""))).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
            }
        }

        return text;
    }
}
