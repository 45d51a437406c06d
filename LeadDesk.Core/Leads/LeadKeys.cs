using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Core.Leads;

/// <content>By what a lead is found and compared, and whether it is somebody at all: all of it follows from the profile.</content>
public sealed partial class Lead
{
    /// <summary>Called before each save, so that keys and search text never lag behind the profile.</summary>
    /// <param name="disposable">The throw-away domains known now; the desk's own when none are given.</param>
    public void RefreshKeys(DisposableDomains? disposable = null)
    {
        EmailKey = EmailAddress.KeyOf(Email);
        PhoneKey = PhoneNumber.KeyOf(Phone);
        SearchText = Folding.Fold(string.Join(' ', FirstName, LastName, Email, Account?.Name ?? AccountName, JobTitle, ExternalId, Phone, PhoneKey));
        RefreshMatch(MatchKeys.Of(MatchFacts.Of(FirstName, LastName, Email, Phone, Account?.Name ?? AccountName, ExternalId, Country)));
        Verify(EmailKey, disposable ?? DisposableDomains.Own);
    }

    /// <summary>Reads its phone number and looks at what speaks for it being made up, so that it can be rated by it before it is saved.</summary>
    public void Verify(DisposableDomains disposable) => Verify(EmailAddress.KeyOf(Email), disposable);

    private void Verify(string? mailKey, DisposableDomains disposable)
    {
        var phone = PhoneFinding.Of(Phone, Country);
        PhoneE164 = phone.E164;
        Suspicion = ConfirmedRealAt is null ? Verification.Suspicion.ScoreOf(SuspicionFacts.Of(this, mailKey, phone, disposable)) : 0;
    }

    /// <summary>All that speaks for it being made up, in words, also when a person confirmed it.</summary>
    public Suspicion WhySuspected(DisposableDomains disposable) => Verification.Suspicion.Of(SuspicionFacts.Of(this, EmailAddress.KeyOf(Email), PhoneFinding.Of(Phone, Country), disposable));

    /// <summary>A person knows that this is one, whatever speaks against it.</summary>
    public void ConfirmReal(string by, DateTimeOffset at) => (ConfirmedRealBy, ConfirmedRealAt, Suspicion) = (by, at, 0);

    /// <summary>Takes the confirmation back; what was found counts again.</summary>
    public void DoubtAgain(DisposableDomains disposable)
    {
        (ConfirmedRealBy, ConfirmedRealAt) = (null, null);
        Verify(disposable);
    }

    /// <summary>Its duplicates are to be looked for again, though nothing of it may have changed: another lead became a part of it, or parted from it.</summary>
    public void LookAgain() => MatchDue = true;

    private void RefreshMatch(MatchKeys keys)
    {
        MatchDue |= keys != new MatchKeys(MatchMail, MatchPhone, MatchCompany, MatchDomain);
        (MatchMail, MatchPhone, MatchCompany, MatchDomain) = keys;
    }
}
