using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Gives fields the value they had before an import, unless they have got another one since.</summary>
internal sealed class FieldRestore
{
    private readonly LeadDb db;
    private readonly Dictionary<long, Lead> leads;
    private readonly IReadOnlyList<CustomField> custom;
    private readonly long importId;
    private readonly JobRun run;
    private readonly DateTimeOffset now;

    private FieldRestore(LeadDb db, Dictionary<long, Lead> leads, IReadOnlyList<CustomField> custom, long importId, JobRun run, DateTimeOffset now) =>
        (this.db, this.leads, this.custom, this.importId, this.run, this.now) = (db, leads, custom, importId, run, now);

    public int Restored { get; private set; }
    public int Kept { get; private set; }
    public HashSet<Lead> Touched { get; } = [];

    public static async Task<FieldRestore> LoadAsync(LeadDb db, IReadOnlyList<long> leadIds, long importId, JobRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var byId = await db.Leads.IgnoreQueryFilters().Include(lead => lead.Account).Include(lead => lead.Tags).Where(lead => leadIds.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, cancellationToken);
        return new FieldRestore(db, byId, await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken), importId, run, now);
    }

    public async Task UndoAsync(FieldChange change, CancellationToken cancellationToken)
    {
        var lead = leads[change.LeadId];
        var field = LeadFields.Find(change.Field, custom);
        var isCompanyField = field is { IsCompany: true, Set: not null };

        // A lead that the import made goes as a whole; its company stays.
        if (lead.ImportId == importId && !isCompanyField)
        {
            return;
        }

        var done = change.Field switch
        {
            "company" => await AccountAsync(lead, change, cancellationToken),
            "owner" => Owner(lead, change),
            "tags" => lead.Tags.RemoveAll(tag => tag.Name == change.After) > 0,
            _ => Field(lead, field, change),
        };

        if (!done)
        {
            Kept++;
            return;
        }

        Restored++;

        if (lead.ImportId != importId)
        {
            Touched.Add(lead);
            lead.UpdatedAt = now;
            db.FieldChanges.Add(new FieldChange { Lead = lead, Field = change.Field, Before = change.After, After = change.Before, At = now, ById = run.ById, By = run.By });
        }
    }

    private static bool Field(Lead lead, LeadField? field, FieldChange change)
    {
        if (field?.Set is null || (field.IsCompany && lead.Account is null) || field.Get(lead).Display != (change.After ?? ""))
        {
            return false;
        }

        var type = field.Type == FieldType.Choice ? FieldType.Text : field.Type;
        var read = FieldText.TryRead(type, change.Before, field.Choices, out var value);

        if (read.Succeeded)
        {
            field.Set(lead, value);
        }

        return read.Succeeded;
    }

    private static bool Owner(Lead lead, FieldChange change)
    {
        if (lead.OwnerId?.ToString(CultureInfo.InvariantCulture) != change.After)
        {
            return false;
        }

        lead.OwnerId = null;
        return true;
    }

    private async Task<bool> AccountAsync(Lead lead, FieldChange change, CancellationToken cancellationToken)
    {
        if (lead.Account?.Name != change.After)
        {
            return false;
        }

        var key = Folding.Fold(change.Before);
        lead.Account = change.Before is null ? null : await db.Accounts.OrderBy(account => account.Id).FirstOrDefaultAsync(account => account.NameKey == key, cancellationToken);
        lead.AccountName = lead.Account?.Name;
        return true;
    }
}
