using LeadDesk.Core.Exchange.Imports.Columns;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Counts what would become of rows, one batch after another, and keeps the first of each kind.</summary>
internal sealed class DryCount(KnownLeadPolicy known, bool hasEvents, int mostSamples)
{
    private readonly HashSet<string> seen = [];
    private readonly List<PreviewRow> created = [], updated = [], twice = [], refused = [];
    private long creates, updates, duplicates, refusals;

    public long Rows => creates + updates + duplicates + refusals;

    public void Take(IReadOnlyList<PreviewRow> previews, IReadOnlyList<ImportRow> rows)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            var isNew = Remember(rows[at]);

            if (previews[at].Refusal is not null)
            {
                Add(refused, ref refusals, previews[at]);
            }
            else if (rows[at].Event.At is not null)
            {
                Add(created, ref creates, previews[at]);
            }
            else if (!isNew || previews[at].LeadId == 0)
            {
                Add(twice, ref duplicates, previews[at]);
            }
            else if (previews[at].LeadId is not null)
            {
                Add(updated, ref updates, previews[at]);
            }
            else
            {
                Add(created, ref creates, previews[at]);
            }
        }
    }

    public DryRun ToResult() => new(
    [
        new("New", hasEvents ? "events and activities that are added, unless the desk has them already" : "leads that the desk does not have", creates, created),
        known == KnownLeadPolicy.Skip ? new("Skipped", "about leads that the desk has, which stay as they are", updates, updated)
            : new("Update", known == KnownLeadPolicy.Fill ? "fill what is empty in leads that the desk has" : "about leads that the desk has", updates, updated),
        new("Duplicate", "about the same lead as an earlier row of the file", duplicates, twice),
        new("Refused", "rows of which no lead comes", refusals, refused),
    ]);

    // By the key that finds the lead: the first that a row has.
    private bool Remember(ImportRow row) => row.Refusal is not null
        || (row.LeadId is { } own ? seen.Add($"o{own}") : row.ExternalId is { } id ? seen.Add($"i{id}") & (row.EmailKey is null || seen.Add($"e{row.EmailKey}")) : row.EmailKey is null || seen.Add($"e{row.EmailKey}"));

    private void Add(List<PreviewRow> samples, ref long count, PreviewRow row)
    {
        count++;

        if (samples.Count < mostSamples)
        {
            samples.Add(row);
        }
    }
}
