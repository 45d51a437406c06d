using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Shared;

/// <summary>Amounts in the desk's currency, as every page writes them.</summary>
public sealed record MoneyWords(string Currency)
{
    public static MoneyWords Usual { get; } = new(DeskMoney.Usual);

    /// <summary>"€12,500", without cents.</summary>
    public string Of(double amount) => DeskMoney.Write(Currency, amount);

    /// <summary>"€40.8k": for where there is little room.</summary>
    public string Brief(double amount) => DeskMoney.WriteShort(Currency, amount);
}
