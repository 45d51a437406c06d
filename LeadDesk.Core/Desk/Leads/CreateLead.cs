using System.Collections.Concurrent;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Types in a new lead. The same form sent twice, or ten times at once, makes one lead.</summary>
public sealed class CreateLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(int?, Guid), Request> requests = new();

    /// <param name="texts">Field key and what was typed.</param>
    /// <param name="request">Made when the form is opened; the same for every send of it.</param>
    public async Task<CreatedLead> RunAsync(Actor actor, IReadOnlyDictionary<string, string?> texts, Guid request, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        var key = (actor.UserId, request);
        var pending = requests.GetOrAdd(key, _ => new Request(now, new(() => CreateAsync(actor, texts, now, cancellationToken))));

        try
        {
            var created = await pending.Work.Value;

            if (!created.Outcome.Succeeded)
            {
                requests.TryRemove(KeyValuePair.Create(key, pending));
            }

            return created;
        }
        catch
        {
            requests.TryRemove(KeyValuePair.Create(key, pending));
            throw;
        }
    }

    private async Task<CreatedLead> CreateAsync(Actor actor, IReadOnlyDictionary<string, string?> texts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lead = new Lead { CreatedAt = now, UpdatedAt = now, OwnerId = actor.Role == Role.Rep ? actor.UserId : null };
        var problems = new List<FieldProblem>();
        var fields = LeadFields.With(await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken));
        await Company.JoinAsync(db, lead, texts.GetValueOrDefault("company"), now, cancellationToken);

        foreach (var field in fields.Where(field => !string.IsNullOrWhiteSpace(texts.GetValueOrDefault(field.Key))))
        {
            var outcome = FieldRules.TryRead(field, texts[field.Key], out var value);

            if (outcome.Succeeded && field.IsCompany && lead.Account is null)
            {
                outcome = Outcome.Refuse("belongs to a company; write the company's name too");
            }

            if (!outcome.Succeeded)
            {
                problems.Add(new(field.Key, field.Name, outcome.Refusal!));
                continue;
            }

            field.Set?.Invoke(lead, value);
        }

        if (!FieldRules.IsRecognisable(lead) && problems.Count == 0)
        {
            problems.Add(new("lastName", "Name", "or an e-mail, a phone number or an external id is needed to tell the lead from others"));
        }

        db.StageChanges.Add(lead.Enter(Stage.Lead, actor.Name, actor.UserId, now, null));
        return problems.Count > 0 ? CreatedLead.Refuse(problems) : await SaveAsync(db, lead, now, cancellationToken);
    }

    private async Task<CreatedLead> SaveAsync(LeadDb db, Lead lead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lead.Origin ??= "Typed in";
        db.Leads.Add(lead);
        await scorer.RateAsync(db, [lead], now, "new", cancellationToken);

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (db.IsUniqueViolation(failure))
        {
            return CreatedLead.Refuse([new("externalId", "External id", "belongs to another lead already")]);
        }

        hub.Say(lead.Id);
        return new(Outcome.Done, lead.Id, []);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, request) in requests)
        {
            if (now - request.At > Remembered)
            {
                requests.TryRemove(KeyValuePair.Create(key, request));
            }
        }
    }

    private sealed record Request(DateTimeOffset At, Lazy<Task<CreatedLead>> Work);
}

/// <param name="LeadId">0 when it was refused.</param>
public sealed record CreatedLead(Outcome Outcome, long LeadId, IReadOnlyList<FieldProblem> Problems)
{
    internal static CreatedLead Refuse(IReadOnlyList<FieldProblem> problems) =>
        new(Outcome.Refuse($"Nothing was saved yet. {problems[0].Name} {problems[0].Text}."), 0, problems);
}
