using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Tests.Leads.Verification;

public sealed class SuspicionTests
{
    [Theory]
    [InlineData("Ann Archer", "ann@acme.example", "+44 7911 123456", "")]
    [InlineData("Ng Li", null, null, "")]
    [InlineData("李 小明", "li@acme.example", null, "")]
    [InlineData("محمد علي", null, null, "")]
    [InlineData("MÜLLER", "ü@bücher.de", null, "")]
    [InlineData("", "x@acme.example", null, "")]
    [InlineData("Ann Archer", "ann@gmail.com", null, "free")]
    [InlineData("Ann Archer", "ann@x.mailinator.com", null, "disposable")]
    [InlineData("Ann Archer", "not an address", null, "mail")]
    [InlineData("Ann Archer", "info@acme.example", null, "role")]
    [InlineData("Ann Archer", "asdfgh@acme.example", null, "mailbox")]
    [InlineData("Ann Archer", "aaaa@acme.example", null, "mailbox")]
    [InlineData("Ann Archer", null, "+49 12", "phone")]
    [InlineData("Ann Archer", null, "555 555 5555", "digits")]
    [InlineData("Ann Archer", null, "1111111", "digits")]
    [InlineData("Ann Archer", null, "1234567", "digits")]
    [InlineData("ann archer", null, null, "lower")]
    [InlineData("Asdfgh Qwertz", null, null, "mash")]
    [InlineData("Aaaa Bbbb", null, null, "repeats")]
    [InlineData("Test Test", null, null, "placeholder")]
    [InlineData("Max Mustermann", null, null, "placeholder")]
    [InlineData("Win money https://x.example", null, null, "link")]
    [InlineData("Ann4711", null, null, "figures")]
    public void Each_check_finds_what_it_is_for_and_nothing_else(string name, string? email, string? phone, string checks)
    {
        var parts = name.Split(' ', 2);
        var lead = new Lead { FirstName = parts[0], LastName = parts.Length > 1 ? parts[1] : null, Email = email, Phone = phone, CreatedAt = default };

        Assert.Equal(checks, string.Join(',', lead.WhySuspected(DisposableDomains.Own).Reasons.Select(reason => reason.Check)));
    }

    [Fact]
    public void Weights_add_up_to_a_hundred_at_most_and_the_heaviest_comes_first()
    {
        var lead = new Lead { FirstName = "asdf", LastName = "aaaa", Email = "qwertz@mailinator.com", Phone = "+49 12", CreatedAt = default };

        var found = lead.WhySuspected(DisposableDomains.Own);

        Assert.Equal(100, found.Score);
        Assert.Equal("disposable", found.Reasons[0].Check);
        Assert.Equal("Addresses at mailinator.com are thrown away after use", found.Reasons[0].Words);
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(false, true, 40)]
    [InlineData(true, false, 100)]
    [InlineData(true, true, 100)]
    public void What_a_form_noticed_counts(bool trap, bool tooFast, int score)
    {
        var lead = new Lead { FirstName = "Ann", FormSigns = FormSign.Join(trap, tooFast), CreatedAt = default };
        lead.RefreshKeys();

        Assert.Equal(score, lead.Suspicion);
    }

    [Fact]
    public void Personal_mail_is_no_sign_with_a_consumer() =>
        Assert.Equal(0, new Lead { FirstName = "Ann", Email = "ann@gmail.com", Market = "consumer", CreatedAt = default }.WhySuspected(DisposableDomains.Own).Score);

    [Fact]
    public void Whom_a_person_confirmed_counts_as_nothing_until_it_is_taken_back()
    {
        var lead = new Lead { FirstName = "Asdf", CreatedAt = default };
        lead.ConfirmReal("Mo", DateTimeOffset.UnixEpoch);
        lead.RefreshKeys();
        Assert.Equal(0, lead.Suspicion);

        lead.DoubtAgain(DisposableDomains.Own);
        Assert.Equal(40, lead.Suspicion);
        Assert.Null(lead.ConfirmedRealBy);
    }

    [Fact]
    public void Every_check_has_a_key_of_its_own_and_a_weight_that_counts()
    {
        Assert.Equal(SuspicionCheck.All.Count, SuspicionCheck.All.Select(check => check.Key).Distinct().Count());
        Assert.All(SuspicionCheck.All, check => Assert.InRange(check.Weight, 1, Suspicion.Most));
    }

    [Fact]
    public void No_lead_makes_it_fail_and_the_score_is_what_the_reasons_say() => Prop.ForAll(Leads.ToArbitrary(), lead =>
    {
        var found = lead.WhySuspected(DisposableDomains.Own);
        lead.RefreshKeys();
        return lead.Suspicion == found.Score && found.Score is >= 0 and <= 100 && found.Score == Math.Min(100, found.Reasons.Sum(reason => reason.Weight));
    }).QuickCheckThrowOnFailure();

    private static readonly Gen<string?> Words = Gen.OneOf(Gen.Elements<string?>(null, "", "\ud800", "a@", "@", "@.", "+", "00", "ann@acme.example", "😀", "aaaa", "\0"), ArbMap.Default.GeneratorFor<string?>());

    private static readonly Gen<Lead> Leads =
        from first in Words
        from last in Words
        from mail in Words
        from phone in Words
        from country in Words
        from signs in Words
        select new Lead { FirstName = first, LastName = last, Email = mail, Phone = phone, Country = country, FormSigns = signs, CreatedAt = default };
}
