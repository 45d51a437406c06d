using System.Text;

namespace LeadDesk.Web.Models;

/// <summary>Several values typed or pasted at once: separated by commas, tabs or lines; "in quotes" a comma belongs to the value.</summary>
public static class ValueList
{
    public static IReadOnlyList<string> Read(string? text)
    {
        var (values, value, quoted) = (new List<string>(), new StringBuilder(), false);
        text ??= "";

        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];

            if (quoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append('"');
                at++;
            }
            else if (letter == '"' && (quoted || string.IsNullOrWhiteSpace(value.ToString())))
            {
                quoted = !quoted;
            }
            else if (!quoted && letter is ',' or '\n' or '\r' or '\t')
            {
                Take();
            }
            else
            {
                value.Append(letter);
            }
        }

        Take();
        return values;

        void Take()
        {
            if (value.ToString().Trim() is { Length: > 0 } taken)
            {
                values.Add(taken);
            }

            value.Clear();
        }
    }

    /// <summary>One value as it would have to be typed.</summary>
    public static string Write(string value) => value.AsSpan().IndexOfAny(",\"\t\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"")}\"";
}
