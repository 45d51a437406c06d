using System.Security.Cryptography;
using System.Text;

namespace LeadDesk.Core.Desk.ApiKeys;

/// <summary>The secret of an API key: "ld_" and 40 random letters and digits, some 238 bits, so that a plain SHA-256 keeps it safe.</summary>
public static class ApiSecret
{
    public const string Start = "ld_";
    public const int PrefixLength = 9;

    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string New() => Start + RandomNumberGenerator.GetString(Letters, 40);

    /// <summary>Lower-case hexadecimal SHA-256, as it is kept.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares in the same time wherever the two differ.</summary>
    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
