using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Duplicates;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Takes what a program knows about a lead: the lead with that external id or e-mail is updated, else there is a new one. The same entry ten times is one lead.</summary>
public sealed class UpsertLead(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub, LeadScorer scorer)
{
    private const int Tries = 5;

    public async Task<UpsertedLead> RunAsync(Actor actor, LeadEntry entry, CancellationToken cancellationToken)
    {
        if (!actor.SeesAllLeads)
        {
            return UpsertedLead.Refused("Only people who see all leads, and API keys, can send leads in.");
        }

        // Somebody else may save the same lead in between; then what they saved is the lead to update.
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);

            try
            {
                return await TryAsync(db, actor, entry, cancellationToken);
            }
            catch (DbUpdateException failure) when (attempt < Tries && db.IsLostRace(failure))
            {
            }
        }
    }

    private async Task<UpsertedLead> TryAsync(LeadDb db, Actor actor, LeadEntry entry, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var custom = await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken);
        var read = ReadEntry.Of(entry, custom);

        if (read.Errors.Count > 0)
        {
            return new(Outcome.Refuse("Some fields are not right."), read.Errors);
        }

        var upserted = await db.WriteAsync(ct => WriteAsync(db, actor, read, now, ct), cancellationToken);

        if (upserted is { Outcome.Succeeded: true, Changed: true })
        {
            hub.Say(upserted.LeadId);
        }

        return upserted;
    }

    private async Task<UpsertedLead> WriteAsync(LeadDb db, Actor actor, ReadEntry read, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var company = new CompanyWritten(read.Text("company"), Domains.Of(read.Text("companyDomain")) ?? Domains.OfCompanyMail(read.Text("email")));
        await db.HoldAsync([.. LeadKeys(read), .. company.Keys], cancellationToken);
        var lead = await FindAsync(db, actor, read, cancellationToken);

        if (lead?.DeletedAt is { } deleted)
        {
            return UpsertedLead.Refused($"The lead with this external id was deleted on {deleted:yyyy-MM-dd} by {lead.DeletedBy}. Restore it first; nothing was changed.");
        }

        var isNew = lead is null;

        if (lead is not null && read.Known == KnownPolicy.LeaveAlone)
        {
            return new(Outcome.Done, null) { LeadId = lead.Id };
        }

        if (lead is null)
        {
            lead = new Lead { CreatedAt = now, UpdatedAt = now, Origin = "API", FormSigns = read.FormSigns, DoNotEmail = read.IsQuiet };
            db.Leads.Add(lead);
            db.StageChanges.Add(lead.Enter(Stage.Lead, actor.Name, actor.UserId, now, null));
        }

        var companyBefore = lead.Account?.Name;
        company = lead.Account is not null && read.Known == KnownPolicy.FillEmpty ? CompanyWritten.Nothing : company;

        if (await PlaceAsync(db, lead, company, read, now, cancellationToken) is { Succeeded: false } homeless)
        {
            return new(homeless, new Dictionary<string, string> { ["company"] = homeless.Refusal! });
        }

        read.KeepWhatIsKnown(lead, isNew);
        var (value, closes) = (lead.Value, lead.CloseDate);
        var changes = LeadChanges.Apply(lead, companyBefore, read, actor, now);
        db.FieldChanges.AddRange(isNew ? [] : changes.Fields);

        if (lead.LostDeal(value, closes) && changes.Fields.FirstOrDefault(change => change.Field is "value" or "closeDate") is { } deal)
        {
            return new(Outcome.Refuse("Some fields are not right."), new Dictionary<string, string> { [deal.Field] = $"must stay while the lead is in stage {lead.Stage.Name}" });
        }

        if (!isNew && !changes.Any && !db.ChangeTracker.HasChanges())
        {
            return new(Outcome.Done, null) { LeadId = lead.Id };
        }

        lead.UpdatedAt = now;
        await scorer.RateAsync(db, [lead], now, isNew ? "new" : "edit", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new(Outcome.Done, null) { LeadId = lead.Id, IsNew = isNew, Changed = true };
    }

    private static IEnumerable<string> LeadKeys(ReadEntry read)
    {
        if (read.Text("externalId") is { } externalId)
        {
            yield return "lead:" + externalId;
        }

        if (EmailAddress.KeyOf(read.Text("email")) is { } email)
        {
            yield return "lead:" + email;
        }
    }

    /// <summary>By external id, deleted ones too because the id stays taken; else by e-mail.</summary>
    private static async Task<Lead?> FindAsync(LeadDb db, Actor actor, ReadEntry read, CancellationToken cancellationToken)
    {
        var leads = db.Leads.Include(l => l.Account).Include(l => l.Tags).AsSplitQuery().VisibleTo(actor);
        var found = read.Text("externalId") is { } externalId ? await leads.IgnoreQueryFilters().FirstOrDefaultAsync(l => l.ExternalId == externalId, cancellationToken) : null;

        if (found is { MergedIntoId: null })
        {
            return found;
        }

        var key = EmailAddress.KeyOf(read.Text("email"));
        var byMail = found is null && key is not null ? await leads.OrderBy(l => l.Id).FirstOrDefaultAsync(l => l.EmailKey == key, cancellationToken) : null;

        if (byMail is not null)
        {
            return byMail;
        }

        // Who became a part of another lead is found in that one.
        var merged = found ?? (key is null ? null : await leads.IgnoreQueryFilters().OrderBy(l => l.Id).FirstOrDefaultAsync(l => l.EmailKey == key && l.MergedIntoId != null, cancellationToken));

        if (merged is null || await MergedAway.SurvivorAsync(db, actor, merged.Id, cancellationToken) is not { } survivor)
        {
            return found;
        }

        // Both keep the names by which they are known.
        read.Values.RemoveAll(value => (value.Field.Key == "externalId" && value.Value.Text == merged.ExternalId) || (value.Field.Key == "email" && key == merged.EmailKey));
        return await leads.FirstOrDefaultAsync(l => l.Id == survivor, cancellationToken);
    }

    private static async Task<Outcome> PlaceAsync(LeadDb db, Lead lead, CompanyWritten company, ReadEntry read, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var isTold = read.Text("company") is not null || read.Text("companyDomain") is not null;

        if (!company.IsNothing && (isTold || lead.Account is null))
        {
            var account = await company.FindOrAddAsync(db, now, cancellationToken);
            (lead.Account, lead.AccountName) = (account, account.Name);
        }

        return lead.Account is null && read.Values.Exists(value => value.Field.IsCompany && value.Value.HasValue)
            ? Outcome.Refuse("is not known; give company or companyDomain with the other things about the company")
            : Outcome.Done;
    }
}

/// <param name="Errors">What is wrong, by field key; null when it is not a field's fault.</param>
public sealed record UpsertedLead(Outcome Outcome, IReadOnlyDictionary<string, string>? Errors)
{
    public long LeadId { get; init; }
    public bool IsNew { get; init; }

    /// <summary>False when the lead already was as the entry says.</summary>
    public bool Changed { get; init; }

    public static UpsertedLead Refused(string reason) => new(Outcome.Refuse(reason), null);
}
