using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LeadDesk.Web.Security;

/// <summary>
/// So many attempts to sign in are answered for one address in a minute, whoever they are for: guessing one password at many accounts
/// never locks any of them. Asked before the account is looked for, so that it tells nothing about accounts.
/// </summary>
public sealed class SignInLimit(IOptions<SecurityOptions> security) : IDisposable
{
    public const string Refusal = "Too many attempts from your address. Wait a minute and try again.";

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new() { PermitLimit = security.Value.SignInsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public bool Admits(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
