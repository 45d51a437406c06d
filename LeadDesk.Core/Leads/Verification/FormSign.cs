namespace LeadDesk.Core.Leads.Verification;

/// <summary>What a web form can notice about who sends it.</summary>
public static class FormSign
{
    /// <summary>A field was filled that no person sees.</summary>
    public const string Trap = "trap";

    /// <summary>Sent sooner after it was shown than a person can read and type.</summary>
    public const string TooFast = "fast";

    /// <summary>Nobody reads and types in less.</summary>
    public static readonly TimeSpan Fastest = TimeSpan.FromSeconds(3);

    /// <summary>The signs as they are kept, in one order; null for none.</summary>
    public static string? Join(bool trap, bool tooFast) => (trap, tooFast) switch
    {
        (true, true) => $"{Trap},{TooFast}",
        (true, false) => Trap,
        (false, true) => TooFast,
        _ => null,
    };
}
