using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Leads.Matching;

public sealed class PhoneIdentityTests
{
    [Theory]
    [InlineData("+49 30 1234567", null, "030 1234567", "Germany")]
    [InlineData("+49 30 1234567", "Germany", "0049301234567", null)]
    [InlineData("030 1234567", "Germany", "0049301234567", "Austria")]
    [InlineData("+49 30 1234567", null, "030 1234567", null)]
    [InlineData("+49 (0)30 1234567", null, "+49 30 1234567", null)]
    [InlineData("+49 89 12345", null, "089/12345", null)]
    [InlineData("+45 12 34 56 78", null, "12 34 56 78", null)]
    [InlineData("12 34 56 78", "Denmark", "0045 12345678", null)]
    [InlineData("+39 06 6982 1234", null, "06 69821234", "Italy")]
    [InlineData("+7 495 123-45-67", null, "8 495 1234567", "Россия")]
    [InlineData("06 1 234 5678", "Hungary", "+36 1 234 5678", null)]
    [InlineData("(212) 555-2368", "USA", "+1 212 555 2368 ext. 12", null)]
    [InlineData("030 1234567", null, "30-1234567", null)]
    public void One_number_is_one_however_it_is_written(string one, string? country, string other, string? otherCountry) => Assert.True(Rings(one, country, other, otherCountry));

    [Theory]
    [InlineData("030 1234567", "Germany", "030 1234567", "France")]
    [InlineData("+40 722 123 456", null, "+49 722 123 456", null)]
    [InlineData("+49 30 1234567", null, "+49 89 1234567", null)]
    [InlineData("+49 30 1234567 ext. 11", null, "030 1234567 ext. 12", "Germany")]
    [InlineData("+1 212 555 2368", null, "555 2368", "USA")]
    [InlineData("12345", null, "12345", null)]
    public void Other_numbers_are_others(string one, string? country, string other, string? otherCountry) => Assert.False(Rings(one, country, other, otherCountry));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("call me")]
    [InlineData("x")]
    [InlineData("1234567890123456789")]
    public void What_is_no_number_is_none(string? written) => Assert.Null(PhoneIdentity.Of(written, null)?.Key);

    private static bool Rings(string one, string? country, string other, string? otherCountry)
    {
        var (ours, theirs) = (PhoneIdentity.Of(one, country), PhoneIdentity.Of(other, otherCountry));
        return ours is not null && theirs is not null && ours.Rings(theirs) && theirs.Rings(ours);
    }
}
