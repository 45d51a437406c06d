using System.Runtime.InteropServices;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>The move that made a lead an MQL.</summary>
/// <param name="IsPerson">Whether somebody made it by hand.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HandOverMove(string By, bool IsPerson, string? Reason);

/// <summary>The last thing that a lead did, and how often it had done it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LastDeed(string Type, string? Subject, int Times);

/// <summary>What made a lead an MQL, told from what is written down.</summary>
public static class MqlCause
{
    /// <param name="cause">The cause of the score change at that moment; null when the score did not change.</param>
    public static string Words(HandOverMove? move, string? cause, LastDeed? did) =>
        move is { IsPerson: true } by ? (string.IsNullOrWhiteSpace(by.Reason) ? $"Handed over by {by.By}" : $"{by.By}: {by.Reason}")
        : cause switch
        {
            "edit" => "Its profile was completed",
            "model" => "A new scoring model",
            "override" => "Its grade was pinned",
            "import" when did is null => "Came with an import",
            "new" when did is null => "Fits from the start",
            _ => did is { } deed ? Of(deed) : move?.Reason ?? "Not written down",
        };

    private static string Of(LastDeed deed) => $"{EventType.Of(deed.Type).Say(deed.Subject)}{(deed.Times > 1 ? $", {Ordinal(deed.Times)} time" : "")}";

    private static string Ordinal(int number) => (number % 100) is >= 11 and <= 13 ? $"{number}th" : (number % 10) switch
    {
        1 => $"{number}st",
        2 => $"{number}nd",
        3 => $"{number}rd",
        _ => $"{number}th",
    };
}
