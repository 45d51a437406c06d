namespace LeadDesk.Core.Leads;

/// <summary>A person's name as it is compared: folded words in no order, without titles.</summary>
public sealed class PersonName
{
    /// <summary>From here on two names may be one person's.</summary>
    public const double Alike = 0.85;

    private const double OfInitial = 0.85, ForWordMore = 0.04;

    private static readonly HashSet<string> Titles = ["mr", "mrs", "ms", "miss", "dr", "prof", "ing", "dipl", "herr", "frau", "mag", "sir", "jr", "sr", "phd", "mba"];

    private readonly string[] words;

    private PersonName(string[] words) => this.words = words;

    /// <summary>First letters of the first and the last word in alphabetical order: the same however the name is turned round; null below two words.</summary>
    public string? Initials => words.Length < 2 ? null
        : string.CompareOrdinal(words[0][..1], words[^1][..1]) <= 0 ? $"{words[0][0]}{words[^1][0]}" : $"{words[^1][0]}{words[0][0]}";

    public bool IsWhole => words.Length > 1;
    public bool IsEmpty => words.Length == 0;

    public static PersonName Of(string? firstName, string? lastName)
    {
        var plain = string.Concat(Folding.Fold($"{firstName} {lastName}").Select(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? letter : letter is '\'' or '’' ? '\0' : ' ')).Replace("\0", "");
        return new([.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Titles.Contains(word))]);
    }

    /// <summary>
    /// 0 for nothing in common, 1 for the same words in any order. Each word of the shorter name is held against the nearest that is left of the
    /// longer one; an initial nearly counts as its word, a middle name that only one has takes little away. 0 when either is empty.
    /// </summary>
    public double LikenessTo(PersonName other) => words.Length == other.words.Length ? Math.Max(Cover(words, other.words), Cover(other.words, words))
        : words.Length < other.words.Length ? Cover(words, other.words)
        : Cover(other.words, words);

    private static double Cover(string[] few, string[] many)
    {
        if (few.Length == 0)
        {
            return 0;
        }

        var left = many.ToList();
        var sum = 0.0;

        foreach (var word in few.OrderByDescending(word => word.Length))
        {
            var best = left.MaxBy(candidate => Likeness(word, candidate))!;
            sum += Likeness(word, best);
            left.Remove(best);
        }

        return Math.Max(0, (sum / few.Length) - (ForWordMore * left.Count));
    }

    private static double Likeness(string one, string other) =>
        one == other ? 1
        : (one.Length == 1 || other.Length == 1) && one[0] == other[0] ? OfInitial
        : 1 - ((double)Slips(one, other) / Math.Max(one.Length, other.Length));

    /// <summary>Letters added, left out, changed or swapped with their neighbour (optimal string alignment; Damerau, CACM 7 (1964)).</summary>
    private static int Slips(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);

        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;

            for (var j = 1; j <= other.Length; j++)
            {
                var changed = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(changed, Math.Min(last[j], row[j - 1]) + 1);

                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
