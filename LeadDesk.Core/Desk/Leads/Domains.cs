using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Company domains as people write them: https://www.acme.com/about is acme.com.</summary>
internal static class Domains
{
    /// <summary>The ASCII domain; null when the text holds none.</summary>
    public static string? Of(string? written)
    {
        var text = written?.Trim().ToLowerInvariant() ?? "";
        text = text.Contains("://", StringComparison.Ordinal) ? text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..] : text;
        text = text.Split('/', '?', '#', ':')[0];
        text = text.StartsWith("www.", StringComparison.Ordinal) ? text[4..] : text;
        return EmailAddress.DomainOf("x@" + text);
    }

    /// <summary>The domain of a mail address, unless it belongs to a provider of personal mail or of addresses that are thrown away.</summary>
    public static string? OfCompanyMail(string? email) =>
        EmailAddress.DomainOf(email) is { } domain && !EmailAddress.IsPersonal(domain) && !DisposableDomains.Own.Contains(domain) ? domain : null;
}
