using System.ComponentModel.DataAnnotations;

namespace LeadDesk.Web.Security;

internal sealed class SecurityOptions
{
    /// <summary>How often open pages and cookies are checked against the database: the longest time that a disabled person goes on working.</summary>
    [Range(1, 60)]
    public int RevalidateSeconds { get; set; } = 30;

    public TimeSpan Revalidate => TimeSpan.FromSeconds(RevalidateSeconds);
}
