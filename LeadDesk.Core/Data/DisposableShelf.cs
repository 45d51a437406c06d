using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Core.Data;

/// <summary>The throw-away mail domains as they are known now; contexts made from here on verify by them.</summary>
public sealed class DisposableShelf
{
    private volatile DisposableDomains now = DisposableDomains.Own;

    public DisposableDomains Now
    {
        get => now;
        set => now = value;
    }
}
