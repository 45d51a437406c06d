using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>A lead's framework and everything that is known of it, whichever framework asked for it.</summary>
/// <param name="Left">Contacts that have left the account.</param>
/// <param name="Currency">The desk's.</param>
internal sealed record HeldAnswers(LeadFramework Framework, IReadOnlyList<LeadAnswer> Answers, IReadOnlySet<long> Left, string Currency)
{
    public static async Task<HeldAnswers> OfAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var framework = await LeadFramework.OfAsync(db, lead, now, cancellationToken);
        var answers = await db.LeadAnswers.Where(answer => answer.LeadId == lead.Id).OrderBy(answer => answer.Facet).ToListAsync(cancellationToken);
        var named = answers.Where(answer => answer.ContactId is not null).Select(answer => answer.ContactId!.Value).ToList();
        var left = named.Count == 0 ? [] : await db.Contacts.Where(contact => named.Contains(contact.Id) && contact.LeftAt != null).Select(contact => contact.Id).ToListAsync(cancellationToken);
        var currency = answers.Exists(answer => answer.Facet == AnsweredDeal.Budget) ? await DeskCurrency.OfAsync(db, cancellationToken) : DeskMoney.Usual;
        return new(framework, answers, left.ToHashSet(), currency);
    }

    public Appraisal Appraise(DateTimeOffset now) => Appraisal.Of(Framework.Definition, Answers.Select(ToAnswer), now);

    /// <summary>What the lead keeps of them.</summary>
    public AnswerSummary Sum(DateTimeOffset now)
    {
        var (answers, appraisal) = (Answers.Select(ToAnswer).ToList(), Appraise(now));
        var fades = answers.Where(answer => answer.Status > AnswerStatus.Unknown && !answer.IsFading(now)).Min(answer => (DateTimeOffset?)(answer.ConfirmedAt + Answer.Keeps));
        return new()
        {
            Score = answers.Count == 0 ? null : appraisal.Score,
            Counts = CustomValues.Of(answers.SelectMany(answer => Values(answer, now))),
            ChangesAt = appraisal.LateUntil < fades || fades is null ? appraisal.LateUntil ?? fades : fades,
            IsLate = appraisal.IsLate,
            Deal = AnsweredDeal.Of(answers, Currency),
        };
    }

    private static IEnumerable<KeyValuePair<string, FieldValue>> Values(Answer answer, DateTimeOffset now)
    {
        yield return KeyValuePair.Create(Facet.FieldKey(answer.Facet), FieldValue.Of((double)answer.Counts(now)));

        if (answer is { Status: > AnswerStatus.Unknown, Value: AnswerValue.Choice { Chosen: var chosen } })
        {
            yield return KeyValuePair.Create(Facet.ChosenKey(answer.Facet), FieldValue.Of(chosen));
        }
    }

    private Answer ToAnswer(LeadAnswer answer) => answer.ToAnswer(answer.ContactId is { } contact && Left.Contains(contact));
}
