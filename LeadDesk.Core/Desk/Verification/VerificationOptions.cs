namespace LeadDesk.Core.Desk.Verification;

public sealed class VerificationOptions
{
    /// <summary>A file with more throw-away mail domains, one in a line; read anew whenever it changes. Empty for none.</summary>
    public string DisposableFile { get; set; } = "";
}
