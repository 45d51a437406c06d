using System.Globalization;

namespace LeadDesk.Core.Qualification;

/// <summary>The currency in which the desk adds up. It keeps no rates: an amount in another one is shown and not counted.</summary>
public sealed class DeskMoney : IVersioned
{
    /// <summary>What a new desk begins with.</summary>
    public const string Usual = "EUR";

    public int Id { get; init; } = 1;

    /// <summary>An ISO 4217 code, such as EUR.</summary>
    public string Currency { get; set; } = Usual;
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;

    public static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    /// <summary>"€12,500" or "CHF 12,500", without cents.</summary>
    public static string Write(string currency, double amount) => string.Create(CultureInfo.InvariantCulture, $"{SignOf(currency)}{amount:N0}");

    /// <summary>"€900", "€40.8k", "€1.3m": for where there is little room.</summary>
    public static string WriteShort(string currency, double amount) => amount switch
    {
        < 10_000 => Write(currency, amount),
        < 999_950 => string.Create(CultureInfo.InvariantCulture, $"{SignOf(currency)}{amount / 1000:0.#}k"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{SignOf(currency)}{amount / 1_000_000:#,0.#}m"),
    };

    private static string SignOf(string currency) => currency switch
    {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        _ => currency + " ",
    };
}
