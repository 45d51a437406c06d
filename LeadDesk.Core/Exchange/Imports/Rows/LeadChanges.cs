using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Writes what a row says into a lead, and remembers each field that was different before.</summary>
internal sealed class LeadChanges(ChunkRows rows, Import import, DateTimeOffset now)
{
    public bool Any { get; private set; }

    /// <summary>Which fields keep what they have.</summary>
    public Func<LeadField, bool> OnlyFills { get; init; } = _ => false;

    /// <summary>A lead that is new needs no memory of what it was.</summary>
    public static void Fill(Lead lead, ImportRow row)
    {
        var custom = new List<KeyValuePair<string, FieldValue>>();

        foreach (var (field, value) in row.Values)
        {
            if (field.IsCustom)
            {
                custom.Add(KeyValuePair.Create(field.Key[LeadFields.CustomPrefix.Length..], value));
            }
            else if (!field.IsCompany)
            {
                field.Set!(lead, value);
            }
        }

        lead.Custom = CustomValues.Of(custom.DistinctBy(pair => pair.Key));
    }

    public void Update(Lead lead, ImportRow row)
    {
        foreach (var (field, value) in row.Values)
        {
            if (field.IsCompany)
            {
                continue;
            }

            // The first external id stays: the other system may know one person under two.
            if (field.Key == "externalId" && lead.ExternalId is { } id && id != value.Text)
            {
                row.Report("externalId", value.Display, $"has the e-mail of the lead with external id {ImportRow.Cut(id)}; that lead was updated and keeps its id");
                continue;
            }

            if (WouldLoseDeal(lead, field, value))
            {
                row.Report(field.Name, value.Display, $"would take the deal from a lead in stage {lead.Stage.Name}; its value was kept");
                continue;
            }

            Set(lead, field, value);
        }
    }

    private static bool WouldLoseDeal(Lead lead, LeadField field, FieldValue value)
    {
        if (field.Key != "value")
        {
            return false;
        }

        var (had, closes) = (lead.Value, lead.CloseDate);
        field.Set!(lead, value);
        var loses = lead.LostDeal(had, closes);
        lead.Value = had;
        return loses;
    }

    /// <param name="domain">The account's domain, when only the row knows it.</param>
    public void Account(Lead lead, ImportRow row, Account? account, string? domain)
    {
        var isNew = lead.Id == 0;

        if (account is not null && !ReferenceEquals(lead.Account, account))
        {
            Remember(lead, "company", lead.Account?.Name, account.Name, isNew);
            (lead.Account, lead.AccountName) = (account, account.Name);
        }

        if (account is not null && domain is not null)
        {
            Remember(lead, "companyDomain", null, domain, account.ImportId == import.Id);
            account.Domain = domain;
        }

        foreach (var (field, value) in row.Values.Where(pair => pair.Field.IsCompany))
        {
            if (lead.Account is null)
            {
                row.Report(field.Name, value.Display, "belongs to a company, and the row names none");
            }
            else if (field.Get(lead) is var before && before.Display != value.Display && !(before.HasValue && OnlyFills(field)))
            {
                Remember(lead, field.Key, before.HasValue ? before.Display : null, value.Display, lead.Account.ImportId == import.Id);
                field.Set!(lead, value);
            }
        }
    }

    public void Set(Lead lead, LeadField field, FieldValue value)
    {
        var before = field.Get(lead);

        if (before.Display != value.Display && !(IsThere(field, before) && OnlyFills(field)))
        {
            Remember(lead, field.Key, before.HasValue ? before.Display : null, value.Display, isNew: lead.Id == 0);
            field.Set!(lead, value);
        }
    }

    // A no that nobody said, such as "do not call", is no answer.
    private static bool IsThere(LeadField field, FieldValue value) => value.HasValue && (field.IsCustom || field.Type != FieldType.YesNo || value.Number > 0);

    public void Remember(Lead lead, string field, string? before, string? after, bool isNew)
    {
        Any = true;

        if (!isNew)
        {
            rows.Changes.Add(new FieldChange { Lead = lead, Field = field, Before = before, After = after, At = now, ById = import.ById, By = import.By, ImportId = import.Id });
        }
    }
}
