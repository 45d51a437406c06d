using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Leads.Matching;

public sealed class LikenessPropertyTests
{
    private static readonly Gen<string?> Words = Gen.OneOf(
        Gen.Elements<string?>(null, "", "Ann", "Anne", "Archer", "Ионова", "Müller", "J.", "O’Neil", "Ann Maria", "李", "\ud83d\ude00", "a", "--"), ArbMap.Default.GeneratorFor<string?>());

    private static readonly Gen<MatchFacts> Facts =
        from first in Words
        from last in Words
        from mail in Gen.OneOf(Gen.Elements<string?>(null, "a.b@gmail.com", "ab@gmail.com", "info@acme.example", "ann@acme.example", "bad@"), Words)
        from phone in Gen.Elements<string?>(null, "+40 722 123 456", "0722123456", "123", "+49 722 123 456", "+45 12 34 56 78", "12345678", "+49 (0)89 12345 ext. 7", "089 12345")
        from company in Gen.OneOf(Gen.Elements<string?>(null, "Acme", "Acme Ltd", "http://www.acme.com"), Words)
        from id in Gen.Elements<string?>(null, "A-1", "a1", "B")
        from country in Gen.Elements<string?>(null, "Germany", "Denmark", "Atlantis")
        select MatchFacts.Of(first, last, mail, phone, company, id, country);

    [Fact]
    public void It_does_not_matter_which_of_the_two_is_asked() =>
        Check(pair => (Likeness.Of(pair.One, pair.Other).Confidence, Likeness.Of(pair.One, pair.Other).Reasons.Count) == (Likeness.Of(pair.Other, pair.One).Confidence, Likeness.Of(pair.Other, pair.One).Reasons.Count));

    [Fact]
    public void Confidence_is_a_chance_with_reasons() =>
        Check(pair => Likeness.Of(pair.One, pair.Other) is { Confidence: >= 0 and <= 0.99 } found && found.Confidence > 0 == found.Reasons.Count > 0);

    [Fact]
    public void Whoever_is_shown_as_a_pair_shares_a_key() => Check(pair =>
    {
        var (one, other) = (MatchKeys.Of(pair.One), MatchKeys.Of(pair.Other));
        return Likeness.Of(pair.One with { ExternalId = null }, pair.Other).Confidence < Likeness.Shown
            || (one.Mail is not null && one.Mail == other.Mail) || (one.Phone is not null && one.Phone == other.Phone)
            || (one.Company is not null && one.Company == other.Company) || (one.Domain is not null && one.Domain == other.Domain)
            || pair.One.Name.Initials != pair.Other.Name.Initials;
    });

    private static void Check(Func<(MatchFacts One, MatchFacts Other), bool> holds) =>
        Prop.ForAll((from one in Facts from other in Facts select (one, other)).ToArbitrary(), pair => holds(pair)).QuickCheckThrowOnFailure();
}
