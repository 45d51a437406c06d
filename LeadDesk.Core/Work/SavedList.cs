namespace LeadDesk.Core.Work;

/// <summary>A list of leads that a person gave a name: its filter, order and columns.</summary>
public sealed class SavedList
{
    public const int LongestName = 60, Most = 50;

    public int Id { get; private set; }
    public required int UserId { get; init; }
    public required string Name { get; init; }

    /// <summary>What stands behind the question mark of the list's address.</summary>
    public required string Query { get; set; }

    /// <summary>Whether everybody sees it; only who made it can change it.</summary>
    public bool IsShared { get; set; }
}

/// <summary>How a person last looked at the list of leads.</summary>
public sealed class ListHabits
{
    public required int UserId { get; init; }

    /// <summary>Keys of the columns, parted by commas; empty for the usual ones.</summary>
    public string Columns { get; set; } = "";

    /// <summary>Whether rows stand close together.</summary>
    public bool IsDense { get; set; }
}
