using System.Globalization;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>What a sample of a column's cells looks like.</summary>
public sealed class ColumnProfile(string name)
{
    private const int MostSamples = 5, MostDistinct = 60, LongestChoice = 60;

    private static readonly HashSet<string> YesNoWords = new(["yes", "no", "true", "false", "ja", "nein", "oui", "non"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> distinct = new(StringComparer.OrdinalIgnoreCase);
    private long numbers, codes, yesNo, dayFirst, monthFirst, points, commas;

    public string Name { get; } = name;
    public long Written { get; private set; }

    /// <summary>Some of its values, each once.</summary>
    public List<string> Samples { get; } = [];

    /// <summary>Whether some date could be read both ways and none decides it.</summary>
    public bool DatesAreAmbiguous { get; private set; }

    /// <summary>Whether some number could be read both ways and none decides it.</summary>
    public bool NumbersAreAmbiguous { get; private set; }

    public DecimalMark Numbers => commas > points ? DecimalMark.Comma : points > 0 ? DecimalMark.Point : DecimalMark.Either;

    /// <summary>Its distinct values, commonest first, when they are few.</summary>
    public IReadOnlyList<string> Values => distinct.Count > MostDistinct ? [] : [.. distinct.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];

    public DateOrder Dates => monthFirst > dayFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;

    public FieldType Type =>
        Written == 0 ? FieldType.Text
        : yesNo == Written ? FieldType.YesNo
        : codes == 0 && numbers == Written ? FieldType.Number
        : IsDate ? FieldType.Date
        : IsChoice ? FieldType.Choice
        : FieldType.Text;

    /// <summary>The distinct values, commonest first; for a choice.</summary>
    public IReadOnlyList<string> Choices => Type == FieldType.Choice ? Values : [];

    // A date that cannot be one, here and there, is a slip of the pen: it is reported, and the column stays what it is.
    private bool IsDate => Math.Max(dayFirst, monthFirst) is var dates && dates > 0 && dates >= Written * 0.95;

    // Few values that come back again and again; a short file says too little about that.
    private bool IsChoice => Written >= 20 && distinct.Count <= MostDistinct && distinct.Count * 5 <= Written && distinct.Keys.All(value => value.Length <= LongestChoice);

    /// <param name="text">A cell that is an answer, trimmed.</param>
    public void Add(string text)
    {
        Written++;
        yesNo += YesNoWords.Contains(text) ? 1 : 0;
        AddNumber(text);
        codes += IsCode(text) ? 1 : 0;
        AddDate(text);

        if (distinct.TryGetValue(text, out var count))
        {
            distinct[text] = count + 1;
        }
        else if (distinct.Count <= MostDistinct)
        {
            distinct[text] = 1;

            if (Samples.Count < MostSamples)
            {
                Samples.Add(text.Length > LongestChoice ? text[..LongestChoice] + "…" : text);
            }
        }
    }

    private void AddNumber(string text)
    {
        if (!NumberText.TryRead(text, out _).Succeeded)
        {
            return;
        }

        numbers++;
        var mark = NumberText.MarkOf(text);
        points += mark == DecimalMark.Point ? 1 : 0;
        commas += mark == DecimalMark.Comma ? 1 : 0;
        NumbersAreAmbiguous = points == commas && (NumbersAreAmbiguous || NumberText.IsAmbiguous(text));
    }

    // 0123 and 20-digit numbers lose something when they become numbers.
    private static bool IsCode(string text) => text is ['0', >= '0' and <= '9', ..] || text.Count(char.IsAsciiDigit) > 15 || text is ['+', ..];

    private void AddDate(string text)
    {
        // Plain numbers are no dates, and reading is slow enough to be tried only where a date can be.
        if (text.Length < 6 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return;
        }

        var first = DateText.TryRead(text, DateOrder.DayFirst, out var day);
        var second = DateText.TryRead(text, DateOrder.MonthFirst, out var month);
        dayFirst += first ? 1 : 0;
        monthFirst += second ? 1 : 0;
        DatesAreAmbiguous = dayFirst == monthFirst && (DatesAreAmbiguous || (first && second && day != month));
    }
}
