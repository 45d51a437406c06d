using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace LeadDesk.Core.Desk.People;

/// <summary>A link with which one person sets a password once. Only its hash is kept; a newer link replaces it.</summary>
public static class PasswordLink
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    internal const string Provider = "LeadDesk", Name = "PasswordLink";

    /// <summary>190 random bits, safe in an address.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 32);

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal static IdentityUserToken<int> For(int personId, string secret, DateTimeOffset now) =>
        new() { UserId = personId, LoginProvider = Provider, Name = Name, Value = ValueOf(secret, now) };

    internal static string ValueOf(string secret, DateTimeOffset now) => HashOf(secret) + " " + (now + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    internal static bool IsAlive(string value, DateTimeOffset now) => now.ToUnixTimeSeconds() < long.Parse(value.Split(' ')[1], CultureInfo.InvariantCulture);
}
