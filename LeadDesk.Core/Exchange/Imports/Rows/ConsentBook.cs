using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Keeps with each lead what a file said of its consent, in the file's own words, once.</summary>
internal sealed class ConsentBook
{
    private readonly Dictionary<Lead, string> said;
    private readonly Import import;
    private readonly DateTimeOffset now;

    private ConsentBook(Dictionary<Lead, string> said, Import import, DateTimeOffset now) => (this.said, this.import, this.now) = (said, import, now);

    /// <param name="known">The leads that are there before these rows.</param>
    public static async Task<ConsentBook> LoadAsync(LeadDb db, Import import, IReadOnlyList<ImportRow> rows, KnownLeads known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leads = rows.Where(row => row.Consent is not null).Select(known.Find).OfType<Lead>().DistinctBy(lead => lead.Id).ToDictionary(lead => lead.Id);
        var ids = leads.Keys.ToList();
        var kept = ids.Count == 0 ? [] : await db.FieldChanges.IgnoreQueryFilters().AsNoTracking().Where(change => ids.Contains(change.LeadId) && change.Field == FormConsent.Field)
            .OrderBy(change => change.At).ThenBy(change => change.Id).Select(change => new { change.LeadId, change.Before, change.After }).ToListAsync(cancellationToken);
        return new(kept.GroupBy(change => change.LeadId).ToDictionary(own => leads[own.Key], own => SaysOf(own.Last().Before, own.Last().After)), import, now);
    }

    /// <summary>What the row adds, once its values are taken; null when that was the last that was said, or the lead keeps saying otherwise.</summary>
    public FieldChange? Take(Lead lead, ImportRow row)
    {
        if (row.Consent is not { } consent || lead.DoNotEmail == consent.Agrees)
        {
            return null;
        }

        var (before, after) = consent.Agrees ? ((string?)null, consent.Words) : (consent.Words, null);

        if (said.GetValueOrDefault(lead) == SaysOf(before, after))
        {
            return null;
        }

        said[lead] = SaysOf(before, after);
        return new() { Lead = lead, Field = FormConsent.Field, Before = before, After = after, At = now, ById = import.ById, By = $"Import of {import.FileName}", ImportId = import.Id };
    }

    private static string SaysOf(string? before, string? after) => after is null ? $"no: {before}" : $"yes: {after}";
}
