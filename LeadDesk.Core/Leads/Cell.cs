namespace LeadDesk.Core.Leads;

/// <summary>A cell of the grade matrix: fit A–D (who they are) by engagement 1–4 (what they did). A1 is best, D4 worst.</summary>
public readonly record struct Cell : IComparable<Cell>
{
    private static readonly string[] BestFirst = ["A1", "B1", "A2", "B2", "A3", "B3", "C1", "A4", "C2", "B4", "C3", "D1", "D2", "C4", "D3", "D4"];

    // By index: asked for millions of times when all leads are rated.
    private static readonly string[] Names = [.. Enumerable.Range(0, 16).Select(i => $"{(char)('A' + ((15 - i) / 4))}{((15 - i) % 4) + 1}")];
    private static readonly int[] Ranks = [.. Names.Select(name => Array.IndexOf(BestFirst, name) + 1)];

    private readonly byte index;

    /// <param name="fit">'A' to 'D'.</param>
    /// <param name="level">1 to 4.</param>
    public Cell(char fit, int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fit, 'A');
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fit, 'D');
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 4);

        // Stored from the far end, so that the default value is the worst cell and not the best.
        index = (byte)(15 - (((fit - 'A') * 4) + level - 1));
    }

    /// <summary>All sixteen, row by row: A1 A2 A3 A4 B1 …</summary>
    public static IReadOnlyList<Cell> All { get; } = [.. from fit in "ABCD" from level in Enumerable.Range(1, 4) select new Cell(fit, level)];

    /// <summary>All sixteen, the best first: A1 B1 A2 …</summary>
    public static IReadOnlyList<Cell> ByRank { get; } = [.. All.Order()];

    public static Cell Worst => default;

    public char Fit => (char)('A' + ((15 - index) / 4));
    public int Level => ((15 - index) % 4) + 1;
    public string Name => Names[index];

    /// <summary>1 for the cell to call first, 16 for the last; a strictly falling order of worth.</summary>
    public int Rank => Ranks[index];

    public static bool TryParse(string? text, out Cell cell)
    {
        var found = text is [(>= 'A' and <= 'D') or (>= 'a' and <= 'd'), >= '1' and <= '4'];
        cell = found ? new Cell(char.ToUpperInvariant(text![0]), text[1] - '0') : default;
        return found;
    }

    public static Cell Parse(string text) => TryParse(text, out var cell) ? cell : throw new FormatException($"'{text}' is no cell of the grade matrix: A1 to D4.");

    public int CompareTo(Cell other) => Rank.CompareTo(other.Rank);
    public override string ToString() => Name;

    public static bool operator <(Cell left, Cell right) => left.CompareTo(right) < 0;
    public static bool operator >(Cell left, Cell right) => left.CompareTo(right) > 0;
    public static bool operator <=(Cell left, Cell right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Cell left, Cell right) => left.CompareTo(right) >= 0;
}
