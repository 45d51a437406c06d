using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Tests.Leads.Verification;

public sealed class PhoneFindingTests
{
    [Theory]
    [InlineData("+49 89 1234567", null, "+49891234567")]
    [InlineData("+49 (0) 89 1234567", null, "+49891234567")]
    [InlineData("0049 89 1234567", "Spain", "+49891234567")]
    [InlineData("089 / 1234 567", "Germany", "+49891234567")]
    [InlineData("089 1234567", "DE", "+49891234567")]
    [InlineData("089 1234567", "deutschland", "+49891234567")]
    [InlineData("0722 123 456", "România", "+40722123456")]
    [InlineData("07911 123456", "UK", "+447911123456")]
    [InlineData("(212) 555-2368", "USA", "+12125552368")]
    [InlineData("1-212-555-2368 ext. 12", "US", "+12125552368")]
    [InlineData("011 44 7911 123456", "United States", "+447911123456")]
    [InlineData("8 (916) 123-45-67", "Россия", "+79161234567")]
    [InlineData("06 1 234 5678", "Hungary", "+3612345678")]
    [InlineData("80 29 123 45 67", "Belarus", "+375291234567")]
    [InlineData("06 6982 1234", "Italy", "+390669821234")]
    [InlineData("612 345 678", "Spain", "+34612345678")]
    [InlineData("40 21 234 5678", "Romania", "+40212345678")]
    [InlineData("01 23 45 67 89", "France", "+33123456789")]
    [InlineData("090-1234-5678", "Japan", "+819012345678")]
    public void A_number_that_can_exist_is_written_for_the_whole_world(string number, string? country, string e164) =>
        Assert.Equal(new PhoneFinding(e164, PhoneValidity.Valid, null), PhoneFinding.Of(number, country));

    [Theory]
    [InlineData("+49 12", null, "is too short for Germany")]
    [InlineData("+33 1 23 45 67 89 01", null, "is too long for France")]
    [InlineData("12345", "France", "is too short for France")]
    [InlineData("+1 012 555 2368", null, "cannot exist in Canada")]
    [InlineData("212 155 2368", "US", "cannot exist in United States")]
    [InlineData("+0 123 456 789", null, "has a 0 where the country should be")]
    [InlineData("+49 1234567890123456", null, "has 18 digits, and no number has more than 15")]
    public void A_number_that_cannot_exist_says_why(string number, string? country, string reason) =>
        Assert.Equal(new PhoneFinding(null, PhoneValidity.Invalid, reason), PhoneFinding.Of(number, country));

    [Theory]
    [InlineData(null, "Germany")]
    [InlineData("", null)]
    [InlineData("089 1234567", null)]
    [InlineData("089 1234567", "Atlantis")]
    [InlineData("1-800-FLOWERS", "US")]
    [InlineData("٠٨٩١٢٣٤٥٦٧", "Egypt")]
    public void What_cannot_be_known_is_not_judged(string? number, string? country) => Assert.Equal(default, PhoneFinding.Of(number, country));

    [Fact]
    public void A_country_that_is_not_in_the_table_keeps_its_number() => Assert.Equal(new PhoneFinding("+6761234567", PhoneValidity.Unknown, null), PhoneFinding.Of("+676 123 4567", null));

    [Fact]
    public void Each_country_takes_its_own_numbers_however_they_are_written() => Assert.All(PhonePlan.All, plan =>
    {
        var national = "2" + new string('3', plan.Most - 1);
        Assert.Equal($"+{plan.Code}{national}", PhoneFinding.Of($"+{plan.Code} {national}", null).E164);
        Assert.Equal($"+{plan.Code}{national}", PhoneFinding.Of(plan.Trunk + national, plan.Iso).E164);
    });

    [Fact]
    public void No_text_makes_it_fail_and_all_it_gives_is_a_number() => Prop.ForAll<string?, string?>((number, country) =>
        PhoneFinding.Of(number, country) is var found && (found.E164 is null || (found.E164.Length is >= 5 and <= 16 && found.E164[0] == '+' && found.E164[1..].All(char.IsAsciiDigit)))).QuickCheckThrowOnFailure();
}
