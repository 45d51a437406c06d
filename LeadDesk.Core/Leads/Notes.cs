namespace LeadDesk.Core.Leads;

/// <summary>How long a note may be.</summary>
public static class Notes
{
    /// <summary>In UTF-16 units; a whole pasted mail thread fits.</summary>
    public const int MaxLength = 250_000;

    public static Outcome TooLong(int length) =>
        Outcome.Refuse($"The note has {length:N0} characters, {MaxLength:N0} fit. It was not saved and is still in the box; shorten it or save it in two parts.");
}
