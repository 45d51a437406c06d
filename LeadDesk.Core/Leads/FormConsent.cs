namespace LeadDesk.Core.Leads;

/// <summary>What a form asks people to agree to, by a box that nobody ticks for them.</summary>
/// <param name="Words">The sentence beside the box.</param>
/// <param name="IsRequired">Whether the form is taken only with the box ticked.</param>
/// <param name="IsQuiet">Whether a new lead that did not agree gets "Do not e-mail".</param>
public sealed record FormConsent(string Words, bool IsRequired, bool IsQuiet)
{
    public const int LongestWords = 1000;

    /// <summary>As which it is kept in the history of leads, also what a file says of it.</summary>
    public const string Field = "consent";

    /// <summary>Stands behind words that the form did not have, or no longer, when they were agreed to.</summary>
    public const string Otherwise = "[These words came with what was sent; the form itself said otherwise by then.]";

    /// <summary>One line: browsers send line breaks otherwise than they were given.</summary>
    internal static string Line(string words) => string.Join(' ', Folding.Storable(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
