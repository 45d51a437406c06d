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

    /// <summary>Whether it is a currency that is in use, by ISO 4217 as of 2026.</summary>
    public static bool IsInUse(string code) => InUse.Contains(code);

    private static readonly HashSet<string> InUse =
    [.. ("AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
        + "GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR "
        + "MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
        + "USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ')];

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
