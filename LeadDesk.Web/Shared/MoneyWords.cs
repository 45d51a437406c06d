using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Shared;

/// <summary>Amounts in the desk's currency, as every page writes them.</summary>
public sealed record MoneyWords(string Currency)
{
    public static MoneyWords Usual { get; } = new(DeskMoney.Usual);

    /// <summary>"€12,500", without cents.</summary>
    public string Of(double amount) => DeskMoney.Write(Currency, amount);
}
