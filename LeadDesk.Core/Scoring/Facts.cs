using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A lead's attribute values while it is scored, with the folded form of each text made at most once. Used again for the next lead.</summary>
internal sealed class Facts
{
    private FieldValue[] values = [];
    private (int Start, int Length)[] folded = [];
    private char[] text = new char[256];
    private int used;

    public ref readonly FieldValue this[int attribute] => ref values[attribute];

    /// <param name="room">How many attributes there are, the persona included.</param>
    public void Load(ReadOnlySpan<FieldValue> from, int room)
    {
        if (values.Length < room)
        {
            values = new FieldValue[room];
            folded = new (int, int)[room];
        }

        from.CopyTo(values);
        values.AsSpan(from.Length).Clear();
        Array.Fill(folded, (0, -1));
        used = 0;
    }

    public void Set(int attribute, FieldValue value)
    {
        values[attribute] = value;
        folded[attribute].Length = -1;
    }

    public ReadOnlySpan<char> Folded(int attribute)
    {
        ref var place = ref folded[attribute];

        if (place.Length < 0)
        {
            place = Append(values[attribute].Text);
        }

        return text.AsSpan(place.Start, place.Length);
    }

    /// <summary>Folds the texts of a signal, which are needed for a moment; the spans are good until the next call.</summary>
    public void Fold(scoped in Signal signal, out ReadOnlySpan<char> subject, out ReadOnlySpan<char> campaign)
    {
        var before = used;
        var (first, second) = (Append(signal.Subject), Append(signal.Campaign));
        subject = text.AsSpan(first.Start, first.Length);
        campaign = text.AsSpan(second.Start, second.Length);
        used = before;
    }

    private (int Start, int Length) Append(string? words)
    {
        if (string.IsNullOrEmpty(words))
        {
            return (used, 0);
        }

        var plain = IsPlain(words) ? words : Folding.Fold(words);

        if (text.Length - used < plain.Length)
        {
            Array.Resize(ref text, Math.Max(text.Length * 2, used + plain.Length));
        }

        // Folded text is in lower case already, and a plain one has only ASCII letters to be lowered.
        for (var i = 0; i < plain.Length; i++)
        {
            var letter = plain[i];
            text[used + i] = letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20) : letter;
        }

        var place = (used, plain.Length);
        used += plain.Length;
        return place;
    }

    /// <summary>Printable ASCII without superfluous blanks: folding such a text only lowers it, which needs no new string.</summary>
    private static bool IsPlain(string words)
    {
        var last = ' ';

        foreach (var letter in words)
        {
            if (letter is < ' ' or > '~' || (letter == ' ' && last == ' '))
            {
                return false;
            }

            last = letter;
        }

        return last != ' ';
    }
}
