using System.ComponentModel.DataAnnotations;

namespace LeadDesk.Web.Security;

public sealed class SecurityOptions
{
    /// <summary>How often open pages and cookies are checked against the database: the longest time that a disabled person goes on working.</summary>
    [Range(1, 60)]
    public int RevalidateSeconds { get; set; } = 30;

    /// <summary>Attempts to sign in from one address. Raise it where a whole company comes through one proxy.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 30;

    public TimeSpan Revalidate => TimeSpan.FromSeconds(RevalidateSeconds);
}
