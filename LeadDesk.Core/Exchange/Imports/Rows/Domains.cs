using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

internal static class Domains
{
    /// <summary>The ASCII domain of "https://www.bücher.de/shop", or null when there is none.</summary>
    public static string? Of(string website)
    {
        var host = website.Trim();
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        host = scheme >= 0 ? host[(scheme + 3)..] : host;
        host = host.Split('/', '?', '#', ':')[0];
        host = host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        return host.Length > 0 ? EmailAddress.DomainOf("x@" + host) : null;
    }

    /// <summary>The domain of a company's mail; null for personal providers.</summary>
    public static string? OfCompanyMail(string? emailKey)
    {
        var domain = emailKey?[(emailKey.LastIndexOf('@') + 1)..];
        return domain is null || EmailAddress.IsPersonal(domain) ? null : domain;
    }
}
