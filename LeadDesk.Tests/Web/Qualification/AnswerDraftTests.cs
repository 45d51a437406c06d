using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Web.Qualification;

namespace LeadDesk.Tests.Web.Qualification;

public sealed class AnswerDraftTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly FrameworkElement Metrics = BuiltInFrameworks.All.Select(known => known.Definition).SelectMany(definition => definition.Elements).First(element => element.Answer == AnswerType.Change);
    private static readonly FrameworkElement Budget = BuiltInFrameworks.All.Select(known => known.Definition).SelectMany(definition => definition.Elements).First(element => element.Answer == AnswerType.Money);

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("12.5", 12.5)]
    [InlineData("40000", 40_000)]
    [InlineData("40 000", 40_000)]
    [InlineData("40,000", 40_000)]
    [InlineData("40.000", 40_000)]
    [InlineData("1,250,000.50", 1_250_000.5)]
    [InlineData("1.250.000,50", 1_250_000.5)]
    public void An_amount_is_read_as_it_was_meant(string typed, double amount) =>
        Assert.Equal(new AnswerValue.Money((decimal)amount, null, ""), new AnswerDraft(Budget, null, "EUR") { From = typed }.Read().Entry!.Value);

    [Theory]
    [InlineData("much")]
    [InlineData("1,2,3")]
    [InlineData("1e9")]
    public void What_is_no_amount_is_said(string typed) =>
        Assert.StartsWith("An amount is written as", new AnswerDraft(Budget, null, "EUR") { From = typed }.Read().Problem, StringComparison.Ordinal);

    [Fact]
    public void A_status_alone_comes_from_nowhere_in_particular() =>
        Assert.Null(new AnswerDraft(Budget, null, "EUR").Read(AnswerStatus.Confirmed).Entry!.Source);

    [Fact]
    public void Only_a_currency_that_was_typed_is_sent()
    {
        Assert.Equal(new AnswerValue.Money(9, null, ""), new AnswerDraft(Budget, null, "CHF") { From = "9" }.Read().Entry!.Value);
        Assert.Equal(new AnswerValue.Money(9, null, "USD"), new AnswerDraft(Budget, null, "CHF") { From = "9", Unit = "USD" }.Read().Entry!.Value);
    }

    [Fact]
    public void A_status_alone_leaves_the_answer_as_it_is_kept()
    {
        var kept = new AnswerValue.Change(0.123456789012345m, 1_000_000.005m, "h", new(2026, 5, 1), "Picking");
        var answer = new LeadAnswer { LeadId = 1, Facet = Metrics.Facet };
        answer.Write(AnswerStatus.Claimed, kept, null, AnswerSource.Call, null, "MEDDIC", "Mara", 1, Now);

        Assert.Equal(kept, new AnswerDraft(Metrics, answer, "EUR").Read(AnswerStatus.Proven).Entry!.Value);
    }
}
