using LeadDesk.Web.Leads;

namespace LeadDesk.Tests.Web.Leads;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("12500", 12500d)]
    [InlineData("12,5", 12.5)]
    [InlineData("12.50", 12.5)]
    [InlineData("12 500", 12500d)]
    [InlineData("12,500", 12500d)]
    [InlineData("12.500", 12500d)]
    [InlineData("1,250,000", 1250000d)]
    [InlineData("1.250.000,50", 1250000.5)]
    [InlineData("0.125", 0.125)]
    [InlineData("", null)]
    public void Amounts_are_read_as_people_type_them(string text, double? amount)
    {
        Assert.Null(AmountText.TryRead(text, out var read));
        Assert.Equal(amount, read);
    }

    [Theory]
    [InlineData("1,25,000", "not an amount")]
    [InlineData("110012,500", "more than three before")]
    [InlineData("1,250.000.5", "not an amount")]
    [InlineData("much", "not an amount")]
    [InlineData("-5", "At least 0")]
    [InlineData("9999999999999999", "At most")]
    public void What_could_be_another_amount_is_refused(string text, string words) => Assert.Contains(words, AmountText.TryRead(text, out _), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1 + 0.2)]
    [InlineData(1234.5678)]
    [InlineData(100.375)]
    [InlineData(1100.125)]
    [InlineData(12.5)]
    public void What_is_written_is_read_as_the_same_amount(double amount)
    {
        Assert.Null(AmountText.TryRead(AmountText.Write(amount), out var read));
        Assert.Equal(amount, read);
    }
}
