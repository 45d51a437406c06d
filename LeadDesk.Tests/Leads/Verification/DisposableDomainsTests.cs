using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Tests.Leads.Verification;

public sealed class DisposableDomainsTests
{
    [Theory]
    [InlineData("mailinator.com", true)]
    [InlineData("a.b.mailinator.com", true)]
    [InlineData("notmailinator.com", false)]
    [InlineData("mailinator.com.example", false)]
    [InlineData("com", false)]
    [InlineData("", false)]
    public void A_domain_is_one_and_so_is_what_lies_below_it(string domain, bool isOne) => Assert.Equal(isOne, DisposableDomains.Own.Contains(domain));

    [Fact]
    public void A_file_adds_to_the_own_list()
    {
        Assert.True(DisposableDomains.TryRead(["# a comment", "", " Throw.Example \r", "bücher.example # why"], "x", out var read).Succeeded);

        Assert.True(read.Contains("throw.example"));
        Assert.True(read.Contains("a.xn--bcher-kva.example"));
        Assert.True(read.Contains("mailinator.com"));
        Assert.Equal("x", read.Name);
        Assert.Equal(DisposableDomains.Own.Count + 2, read.Count);
    }

    [Theory]
    [InlineData("throw.example\n<html>", "Line 2 is no domain: “<html>”.")]
    [InlineData("nodot", "Line 1 is no domain: “nodot”.")]
    [InlineData("# nothing", "There is no domain in it.")]
    public void A_file_that_is_something_else_is_refused_whole(string text, string refusal)
    {
        Assert.Equal(refusal, DisposableDomains.TryRead(text.Split('\n'), "x", out var read).Refusal);
        Assert.Same(DisposableDomains.Own, read);
    }
}
