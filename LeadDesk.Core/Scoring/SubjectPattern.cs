using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>A pattern of literal text and *, which stands for any text or none. Compares with folded text.</summary>
internal sealed class SubjectPattern
{
    private readonly string[] parts;

    public SubjectPattern(string pattern) => parts = [.. pattern.Split('*').Select(Folding.Fold)];

    public bool Matches(ReadOnlySpan<char> folded)
    {
        if (parts.Length == 1)
        {
            return folded.SequenceEqual(parts[0]);
        }

        if (!folded.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        folded = folded[parts[0].Length..];

        // Taking each middle part as early as possible leaves most for the rest.
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var at = folded.IndexOf(parts[i], StringComparison.Ordinal);

            if (at < 0)
            {
                return false;
            }

            folded = folded[(at + parts[i].Length)..];
        }

        return folded.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
