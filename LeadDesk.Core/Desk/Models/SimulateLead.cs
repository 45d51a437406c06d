using System.Runtime.InteropServices;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Rates one lead, real or made up, under a draft and under the published models, and tells the two ledgers apart line by line. Saves nothing.</summary>
public sealed class SimulateLead(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(365);

    /// <summary>A lead of the desk.</summary>
    public async Task<Simulation> RunAsync(Actor actor, int modelId, ModelDefinition definition, long leadId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = !actor.SeesModels ? null : await db.Leads.AsNoTracking().Include(l => l.Account).VisibleTo(actor).FirstOrDefaultAsync(l => l.Id == leadId, cancellationToken);

        if (lead is null)
        {
            return Simulation.Refused(Outcome.Refuse("There is no such lead for you."));
        }

        var signals = await LeadSignals.LoadAsync(db, [leadId], cancellationToken);
        return await CompareAsync(db, modelId, definition, lead, signals.GetValueOrDefault(leadId) ?? [], cancellationToken);
    }

    /// <summary>A lead that somebody pasted, as <see cref="MadeUpLead.Read"/> takes it. A refusal says what was wrong, and where.</summary>
    public Task<Simulation> OfTextAsync(Actor actor, int modelId, ModelDefinition definition, string text, CancellationToken cancellationToken) =>
        OfMadeUpAsync(actor, modelId, definition, (fields, now) => MadeUpLead.Read(text, fields, now), cancellationToken);

    /// <summary>A lead that somebody typed, field by field.</summary>
    /// <param name="values">By <see cref="LeadField.Key"/>.</param>
    public Task<Simulation> OfFormAsync(
        Actor actor, int modelId, ModelDefinition definition, IReadOnlyDictionary<string, string> values, IReadOnlyList<MadeUpEvent> events, CancellationToken cancellationToken) =>
        OfMadeUpAsync(actor, modelId, definition, (fields, now) =>
        {
            var made = new MadeUpLead(now);

            foreach (var (key, value) in values.Where(entry => !string.IsNullOrWhiteSpace(entry.Value)))
            {
                var field = fields.FirstOrDefault(known => known.Key == key);
                made.Set(field?.Name ?? key, field, key, value);
            }

            foreach (var (i, happened) in events.Index())
            {
                made.Happened($"Event {i + 1}", happened.Type, now.AddDays(-Math.Clamp(happened.DaysAgo, 0, 3650)), string.IsNullOrWhiteSpace(happened.Subject) ? null : happened.Subject, null);
            }

            return made;
        }, cancellationToken);

    private async Task<Simulation> OfMadeUpAsync(
        Actor actor, int modelId, ModelDefinition definition, Func<IReadOnlyList<LeadField>, DateTimeOffset, MadeUpLead> make, CancellationToken cancellationToken)
    {
        if (!actor.SeesModels)
        {
            return Simulation.Refused(Outcome.Refuse("Scoring models are for marketers, managers and admins."));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var made = make(await ModelShelf.FieldsAsync(db, cancellationToken), clock.GetUtcNow());
        return made.Outcome.Succeeded ? await CompareAsync(db, modelId, definition, made.Lead, made.Signals, cancellationToken) : Simulation.Refused(made.Outcome);
    }

    private async Task<Simulation> CompareAsync(LeadDb db, int modelId, ModelDefinition definition, Lead lead, List<Signal> signals, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var countable = await ModelShelf.CountableAsync(db, definition, now, cancellationToken);
        var sets = await PreviewSets.LoadAsync(db, 0, modelId, countable.Model, cancellationToken);
        var (draft, published) = (SideOf(sets.After, lead, signals, now), SideOf(sets.Before, lead, signals, now));
        return new(Outcome.Done, lead.DisplayName, draft, published, LedgerComparison.Of(draft.Ledger, published.Ledger), countable.Problems);
    }

    private static SimulatedSide SideOf(ModelSet models, Lead lead, List<Signal> signals, DateTimeOffset now)
    {
        if (models.For(lead) is not { } found)
        {
            return new(null, null, null, false);
        }

        var span = CollectionsMarshal.AsSpan(signals);
        var ledger = found.Model.Explain(found.Values, span, now);
        var next = found.Model.Changes(found.Values, span, now, now + LookAhead).Cast<CurvePoint?>().FirstOrDefault();
        return new(found.Model.Definition.Name, ledger, next, found.Model.VersionId == 0);
    }
}

/// <param name="Lines">Every rule's line under the draft beside the one under the published models.</param>
/// <param name="Problems">What in the draft could not be reckoned with.</param>
public sealed record Simulation(Outcome Outcome, string Name, SimulatedSide Draft, SimulatedSide Published, IReadOnlyList<LedgerPair> Lines, IReadOnlyList<string> Problems)
{
    internal static Simulation Refused(Outcome outcome) => new(outcome, "", new(null, null, null, false), new(null, null, null, false), [], []);
}

/// <param name="Model">The name of the model that is for the lead; null when none is.</param>
/// <param name="Next">The next other cell within a year if nothing happens.</param>
/// <param name="IsDraft">Whether that model is the draft.</param>
public sealed record SimulatedSide(string? Model, Ledger? Ledger, CurvePoint? Next, bool IsDraft);

public sealed record MadeUpEvent(string Type, string? Subject, double DaysAgo);
