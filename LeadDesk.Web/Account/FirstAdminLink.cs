using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Desk.People;

namespace LeadDesk.Web.Account;

/// <summary>The link with which whoever started an empty desk becomes its first admin. Each start makes a new one; the first admin ends them all.</summary>
internal sealed partial class FirstAdminLink(ILogger<FirstAdminLink> log)
{
    private byte[]? hash;

    /// <summary>Makes the secret of this start; only its hash is remembered.</summary>
    public string Make()
    {
        var secret = PasswordLink.NewSecret();
        hash = HashOf(secret);
        return secret;
    }

    public bool Opens(string? secret) => hash is not null && secret is not null && CryptographicOperations.FixedTimeEquals(hash, HashOf(secret));

    public void PrintWhenStarted(WebApplication app)
    {
        var secret = Make();
        app.Lifetime.ApplicationStarted.Register(() => Say($"{app.Urls.FirstOrDefault()?.TrimEnd('/')}/account/first-admin?token={secret}"));
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    [LoggerMessage(LogLevel.Warning, "Nobody can sign in yet. Make the first admin with this link, which works once: {Link}")]
    private partial void Say(string link);
}
