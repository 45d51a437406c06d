using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Stages;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Qualification;

/// <summary>
/// Keeps what was found out about a lead. The answer belongs to what was asked and not to the framework that asked it. When somebody else
/// answered since it was looked at, nothing is saved and both are told.
/// </summary>
public sealed class AnswerQuestion(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, QualificationScore score)
{
    public async Task<AnswerSaved> RunAsync(Actor actor, long leadId, AnswerEntry entry, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var tidied = entry.Tidied();

        if (tidied.Check() is { Succeeded: false } refused)
        {
            return new(refused, entry.Seen);
        }

        var saved = await LeadSave.RunAsync(databases, (db, ct) => SaveAsync(db, actor, leadId, tidied, now, ct), () => new AnswerSaved(LeadSave.Busy, entry.Seen), cancellationToken);

        if (saved.Outcome.Succeeded)
        {
            hub.Say(leadId);
        }

        return saved;
    }

    private async Task<AnswerSaved> SaveAsync(LeadDb db, Actor actor, long leadId, AnswerEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.FindAsync(actor, leadId, cancellationToken) is not { } lead)
        {
            return new(await LeadSave.NotFoundAsync(db, actor, leadId, cancellationToken), entry.Seen);
        }

        if (entry.Facet == AnsweredDeal.Budget)
        {
            await db.HoldAsync([DeskCurrency.Key], cancellationToken);
        }

        var held = await HeldAnswers.OfAsync(db, lead, now, cancellationToken);
        var answer = held.Answers.FirstOrDefault(known => known.Facet == entry.Facet);

        if (await CheckAsync(db, held, answer, entry, cancellationToken) is { Succeeded: false } refused)
        {
            return new(refused, entry.Seen);
        }

        if (answer is not null && answer.Version != entry.Seen)
        {
            var name = held.Framework.Definition.Elements.FirstOrDefault(element => element.Facet == entry.Facet)?.Name ?? Facet.Find(entry.Facet)?.Name ?? "this";
            return new(Outcome.Refuse($"{answer.By} answered {name} in between: {answer.Status.ToString().ToLowerInvariant()}{(answer.Words is { } words ? $", “{words}”" : "")}. Nothing of yours was saved and it is still here; save again to put it in place of theirs."), answer.Version);
        }

        if (entry.Value is AnswerValue.Money { Currency: "" } amount)
        {
            entry = entry with { Value = amount with { Currency = await DeskCurrency.OfAsync(db, cancellationToken) } };
        }

        answer ??= db.LeadAnswers.Add(new() { LeadId = leadId, Facet = entry.Facet }).Entity;
        var value = await ContactInAnswer.FindAsync(db, lead, entry, now, cancellationToken);
        answer.Write(entry.Status, value, entry.Evidence, entry.Source, entry.Person, held.Framework.Definition.Name, actor.Name, actor.UserId, now);
        db.AnswerChanges.Add(AnswerChange.Of(answer, actor.Name, actor.UserId, now));
        held.Framework.Keep(db, lead, actor.Name, now);
        await db.SaveChangesAsync(cancellationToken);
        await score.RefreshAsync(db, lead, now, cancellationToken);
        return new(Outcome.Done, answer.Version);
    }

    private static async Task<Outcome> CheckAsync(LeadDb db, HeldAnswers held, LeadAnswer? answer, AnswerEntry entry, CancellationToken cancellationToken)
    {
        var element = held.Framework.Definition.Elements.FirstOrDefault(element => element.Facet == entry.Facet);
        var type = element?.Answer ?? Facet.Find(entry.Facet)?.Type;

        // An own facet of a framework that the lead does not use now can be answered through its checklist only, unless it was before.
        if (type is null && answer is null)
        {
            return Outcome.Refuse("No framework of this lead asks for that. Nothing was saved.");
        }

        if (entry.Value is AnswerValue.Choice { Chosen: var chosen } && element is { Answer: AnswerType.Choice } && !element.Choices.Contains(chosen) && answer?.Words != chosen)
        {
            return Outcome.Refuse($"“{chosen}” is none of the answers to choose: {string.Join(", ", element.Choices)}. Nothing was saved.");
        }

        return entry.Value is { } value && type is { } wanted && value.Type != wanted ? Outcome.Refuse($"This is answered as {wanted.ToString().ToLowerInvariant()}. Nothing was saved.")
            : entry.Value is AnswerValue.Person { ContactId: { } contact } && !await db.Contacts.AnyAsync(known => known.Id == contact, cancellationToken) ? Outcome.Refuse("That contact is not known any more. Choose another one; nothing was saved.")
            : Outcome.Done;
    }
}

/// <param name="Version">To be given with the next save; after a conflict, that of the other's answer.</param>
public sealed record AnswerSaved(Outcome Outcome, int Version);
