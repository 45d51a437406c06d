using System.Globalization;
using System.Security.Cryptography;
using LeadDesk.Core.Leads.Verification;
using Microsoft.AspNetCore.DataProtection;

namespace LeadDesk.Web.Forms;

/// <summary>When a form was shown, signed so that nobody makes it up. A stamp that cannot be read says nothing.</summary>
internal sealed class FormStamp(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Longest = 400;

    private readonly IDataProtector protector = protection.CreateProtector("LeadDesk.Forms.Stamp");

    public string Make(string form) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{form} {clock.GetUtcNow().UtcTicks} {Guid.NewGuid():N}"));

    /// <returns>What tells this showing of the form apart, and whether it was sent sooner than a person can.</returns>
    public (string Sending, bool IsTooFast) Read(string form, string? stamp)
    {
        if (string.IsNullOrEmpty(stamp) || stamp.Length > Longest || Unprotect(stamp)?.Split(' ') is not [var of, var ticks, var sending] || of != form || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var shown))
        {
            return (Guid.NewGuid().ToString("N"), false);
        }

        var age = clock.GetUtcNow() - new DateTimeOffset(shown, TimeSpan.Zero);
        return (sending, age < FormSign.Fastest);
    }

    private string? Unprotect(string stamp)
    {
        try
        {
            return protector.Unprotect(stamp);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
