using LeadDesk.Web.Security;

namespace LeadDesk.Tests.Security;

public sealed class SafeAddressTests
{
    [Theory]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("/", "/")]
    [InlineData("leads?stage=new&page=2", "/leads?stage=new&page=2")]
    [InlineData("/leads/7", "/leads/7")]
    [InlineData("//evil.example", "/evil.example")]
    [InlineData("https://evil.example", "/https://evil.example")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("\t//evil.example", "/")]
    [InlineData("/\r\nLocation: x", "/")]
    public void A_return_address_stays_on_this_desk(string? wanted, string expected) => Assert.Equal(expected, SafeAddress.Of(wanted));
}
