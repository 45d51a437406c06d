using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Leads.Matching;

public sealed class LikenessTests
{
    [Theory]
    [InlineData("A.B.C@Gmail.com", "abc+news@googlemail.com", true)]
    [InlineData("a.b@company.example", "ab@company.example", false)]
    [InlineData("a+b@company.example", "a@company.example", false)]
    [InlineData("ann+x@outlook.com", "Ann@Outlook.com", true)]
    [InlineData("ann-x@yahoo.com", "ann@yahoo.com", true)]
    [InlineData("ü@bücher.example", "Ü@xn--bcher-kva.example", true)]
    [InlineData("...@gmail.com", "+@gmail.com", false)]
    public void Only_the_provider_decides_which_addresses_are_one_mailbox(string one, string other, bool same) =>
        Assert.Equal(same, MailIdentity.Of(one) is not null && MailIdentity.Of(one) == MailIdentity.Of(other));

    [Theory]
    [InlineData("Acme Ltd.", "ACME")]
    [InlineData("Acmé GmbH & Co. KG", "Acme")]
    [InlineData("S.C. Acme S.R.L.", "SC Acme")]
    [InlineData("ООО «Ромашка»", "Ромашка")]
    [InlineData("http://www.acme.com/about", "Acme")]
    [InlineData("www.acme.de", "ACME AG")]
    [InlineData("Smith and Sons Limited", "Smith & Sons Ltd")]
    public void A_company_is_one_however_it_is_written(string one, string other) => Assert.Equal(CompanyIdentity.Of(other), CompanyIdentity.Of(one));

    [Theory]
    [InlineData("Acme", "Acne")]
    [InlineData("Group", "Holding")]
    public void Other_companies_are_others(string one, string other) => Assert.NotEqual(CompanyIdentity.Of(one), CompanyIdentity.Of(other));

    [Theory]
    [InlineData("Ștefan", "Ionescu", "Ionescu", "Stefan", 1)]
    [InlineData("Dr. John", "Smith", "john", "SMITH", 1)]
    [InlineData("J.", "Smith", "John", "Smith", 0.9)]
    [InlineData("Katherine", "Jones", "Katherina", "Jones", 0.93)]
    [InlineData("John A.", "Smith", "John", "Smith", 0.95)]
    public void Names_are_alike_whatever_their_order_and_marks(string first, string last, string otherFirst, string otherLast, double atLeast) =>
        Assert.InRange(PersonName.Of(first, last).LikenessTo(PersonName.Of(otherFirst, otherLast)), atLeast, 1);

    [Fact]
    public void A_shared_domain_or_company_alone_is_never_a_duplicate()
    {
        Assert.Equal(Likeness.None, Likeness.Of(Person("Ann", "Archer", "ann@acme.example", null, "Acme"), Person("Bob", "Baker", "bob@acme.example", null, "Acme Ltd")));
        Assert.Equal(Likeness.None, Likeness.Of(Person("Smith", null, "a@acme.example", null, "Acme"), Person("Smith", null, "b@acme.example", null, "Acme")));
    }

    [Fact]
    public void Signs_add_up_and_each_is_told()
    {
        var (ann, other) = (Person("Ann", "Archer", "ann@acme.example", "+40 722 123 456", "Acme SRL"), Person("Archer", "Ann", null, "0722 123 456", "Acme"));

        var found = Likeness.Of(ann, other);

        Assert.InRange(found.Confidence, 0.9, 0.99);
        Assert.Equal(["Same name, same company", "Same phone number, once written without its country"], found.Reasons);
    }

    [Fact]
    public void Different_names_speak_against_a_shared_address()
    {
        var role = Likeness.Of(Person("Ann", "Archer", "info@acme.example", null, null), Person("Bob", "Baker", "info@acme.example", null, null));
        var own = Likeness.Of(Person("Ann", "Archer", "aa@acme.example", null, null), Person("Bob", "Baker", "aa@acme.example", null, null));

        Assert.InRange(role.Confidence, 0, Likeness.Shown);
        Assert.InRange(own.Confidence, Likeness.Shown, 0.7);
        Assert.Equal("But the names differ", own.Reasons[^1]);
    }

    [Fact]
    public void Numbers_with_different_countries_are_different() =>
        Assert.Equal(Likeness.None, Likeness.Of(Person("Ann", "Archer", null, "+40722123456", null), Person("Ann", "Archer", null, "+49722123456", null)));

    internal static MatchFacts Person(string? first, string? last, string? email, string? phone, string? company) => MatchFacts.Of(first, last, email, phone, company, null);
}
