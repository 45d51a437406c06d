namespace LeadDesk.Core.Leads.Verification;

/// <summary>
/// Whether a word was typed with the flat of a hand. Careful on purpose: a real name taken for mash costs more than mash let through, so a
/// word needs a sign that no name we know of has. Scripts other than Latin are only looked through for runs along the keys.
/// </summary>
public static class Mash
{
    private const int HomeRun = 4, AnyRun = 5, ManyConsonants = 6, FewestLetters = 4, SameInARow = 4;

    /// <summary>Rows of keys along which fingers slide. On the first ones four in a row are in no name; the others need five (Wertheim, Trewin, Смит).</summary>
    private static readonly (string Keys, int Run)[] Rows =
    [
        ("asdfghjkl", HomeRun), ("qsdfghjklm", HomeRun), ("zxcvbnm", HomeRun), ("yxcvbnm", HomeRun), ("qwertyuiop", AnyRun), ("qwertzuiop", AnyRun), ("azertyuiop", AnyRun),
        ("1234567890", AnyRun), ("йцукенгшщзхъ", AnyRun), ("фывапролджэ", AnyRun), ("ячсмитьбю", AnyRun),
    ];

    /// <summary>Two or three letters that stand for one sound, so that Hirschsprung and Mkrtchyan do not look like a heap of consonants.</summary>
    private static readonly string[] OneSound = ["tsch", "sch", "tch", "ch", "sh", "th", "ph", "gh", "kh", "zh", "sz", "cz", "rz", "tz", "ts", "ck", "ng", "dz"];

    private static readonly string[] Unheard = ["qx", "xq", "jq", "qj", "qz", "vq", "qv", "jx", "xj", "vx", "xv", "zx", "wx", "xk", "kx", "fx", "qp", "qf"];

    /// <param name="word">Folded, without blanks.</param>
    public static bool Is(string word) => word.Length >= FewestLetters && (Slides(word) || RepeatsSlide(word) || (word.All(char.IsAsciiLetter) && (CannotBeSaid(word) || IsUnheard(word))));

    /// <summary>Whether a letter stands four times or more in a row, or makes up a word of three (aaa); a Roman three does not count.</summary>
    public static bool Repeats(string word)
    {
        var row = 1;

        for (var i = 1; i < word.Length; i++)
        {
            row = word[i] == word[i - 1] && !char.IsPunctuation(word[i]) ? row + 1 : 1;

            if (row >= SameInARow || (row == 3 && word.Length == 3 && word != "iii"))
            {
                return true;
            }
        }

        return IsOneUnit(word, 2, SameInARow);
    }

    private static bool Slides(string word) => Rows.Any(row => Slides(word, row.Keys, row.Run));

    private static bool Slides(string word, string keys, int run)
    {
        var (forward, back) = (1, 1);

        for (var i = 1; i < word.Length; i++)
        {
            var (from, to) = (keys.IndexOf(word[i - 1]), keys.IndexOf(word[i]));
            var (isOn, step) = (from >= 0 && to >= 0, to - from);
            forward = isOn && step == 1 ? forward + 1 : 1;
            back = isOn && step == -1 ? back + 1 : 1;

            if (forward >= run || back >= run)
            {
                return true;
            }
        }

        return false;
    }

    // asdasd, qweqwe: three keys in a row, again and again.
    private static bool RepeatsSlide(string word) => word.Length >= 6 && IsOneUnit(word, 3, 2) && Rows.Any(row => Slides(word[..3], row.Keys, 3));

    private static bool CannotBeSaid(string word)
    {
        var said = OneSound.Aggregate(word, (rest, sound) => rest.Replace(sound, sound[..1], StringComparison.Ordinal));
        var (row, longest, vowels, syllabic) = (0, 0, 0, false);

        foreach (var letter in said)
        {
            var isVowel = letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w';
            row = isVowel ? 0 : row + 1;
            longest = Math.Max(longest, row);
            vowels += isVowel ? 1 : 0;
            syllabic |= letter is 'r' or 'l' or 'm' or 'n';
        }

        // Without a vowel a word can still be said around r, l, m or n: Škrlj, Vlk, Mkrtch.
        return longest >= ManyConsonants || (vowels == 0 && said.Length >= 4 && !syllabic && word.Length >= 5);
    }

    private static bool IsUnheard(string word) => Unheard.Count(pair => word.Contains(pair, StringComparison.Ordinal)) >= 2;

    private static bool IsOneUnit(string word, int unit, int times)
    {
        if (word.Length < unit * times || word.Length % unit != 0)
        {
            return false;
        }

        for (var i = unit; i < word.Length; i++)
        {
            if (word[i] != word[i - unit])
            {
                return false;
            }
        }

        return true;
    }
}
