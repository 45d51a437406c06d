using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LeadDesk.Web.Forms;

/// <summary>So many forms are taken from one address in a minute, and so many sends of one form from everywhere.</summary>
internal sealed class FormLimit(IOptions<FormsOptions> options) : IDisposable
{
    public const int RetryAfterSeconds = 60;
    public const string Refusal = "Too many forms came from your address, or by this form, in the last minute. Nothing was sent. Wait a minute and send it again.";

    private readonly PartitionedRateLimiter<string> addresses = Of(options.Value.PerAddressPerMinute);
    private readonly PartitionedRateLimiter<string> forms = Of(options.Value.PerFormPerMinute);

    public bool Admits(HttpContext context, string form)
    {
        using var address = addresses.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");

        if (!address.IsAcquired)
        {
            return false;
        }

        using var sent = forms.AttemptAcquire(form);
        return sent.IsAcquired;
    }

    public void Dispose()
    {
        addresses.Dispose();
        forms.Dispose();
    }

    private static PartitionedRateLimiter<string> Of(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));
}
