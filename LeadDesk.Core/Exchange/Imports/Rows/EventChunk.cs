using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Some rows of what leads and colleagues did, on their way into one context.</summary>
internal sealed class EventChunk
{
    private const int MostAtOnce = 500;

    private readonly LeadDb db;
    private readonly Import import;
    private readonly DateTimeOffset now;
    private readonly HashSet<string> taken;

    private EventChunk(LeadDb db, Import import, DateTimeOffset now, HashSet<string> taken) => (this.db, this.import, this.now, this.taken) = (db, import, now, taken);

    public static async Task<EventChunk> LoadAsync(LeadDb db, Import import, IReadOnlyList<ImportRow> rows, KnownLeads known, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var keys = rows.Where(row => row.Refusal is null).Select(row => known.Find(row) is { } lead ? KeyOf(lead, row) : null).OfType<string>().Distinct().ToList();
        var there = new HashSet<string>();

        foreach (var some in keys.Chunk(MostAtOnce))
        {
            there.UnionWith(await db.Events.IgnoreQueryFilters().Where(e => some.Contains(e.EventKey!)).Select(e => e.EventKey!).ToListAsync(cancellationToken));
        }

        var leads = rows.Where(row => row is { Refusal: null, Event.Activity: not null }).Select(known.Find).OfType<Lead>().Select(lead => lead.Id).Distinct().ToList();

        foreach (var some in leads.Chunk(MostAtOnce))
        {
            var had = await db.Activities.IgnoreQueryFilters().AsNoTracking().Where(activity => some.Contains(activity.LeadId)).ToListAsync(cancellationToken);
            there.UnionWith(had.Select(activity => KeyOf(activity.LeadId, $"{activity.Kind}", activity.At, activity.Note)));
        }

        return new(db, import, now, there);
    }

    /// <summary>Adds what happened, unless it is there already.</summary>
    /// <returns>Whether something was added; the refusal is in the row.</returns>
    public bool Take(Lead? lead, ImportRow row)
    {
        row.Refusal ??= row.Event.At > now ? "lies in the future, so it has not happened"
            : null;

        if (row.Refusal is not null || !taken.Add(KeyOf(lead!, row)))
        {
            return false;
        }

        if (row.Event.Activity is { } kind)
        {
            db.Activities.Add(new Activity { LeadId = lead!.Id, Kind = kind, At = row.Event.At!.Value, Note = row.Event.Subject, By = $"The file {import.FileName}", ImportId = import.Id });
        }
        else
        {
            db.Events.Add(new EngagementEvent
            {
                LeadId = lead!.Id,
                EventKey = KeyOf(lead, row),
                Type = row.Event.Type!,
                OccurredAt = row.Event.At!.Value,
                ReceivedAt = now,
                Subject = row.Event.Subject,
                Campaign = row.Event.Campaign,
                ImportId = import.Id,
            });
        }

        return true;
    }

    // An event without a key of its own is known by all that it says, so that the same file twice brings it once.
    private static string KeyOf(Lead lead, ImportRow row) =>
        row.Event.Activity is { } kind ? KeyOf(lead.Id, $"{kind}", row.Event.At!.Value, row.Event.Subject)
        : row.Event.Key ?? KeyOf(lead.Id, row.Event.Type!, row.Event.At!.Value, $"{row.Event.Subject}\u001F{row.Event.Campaign}");

    private static string KeyOf(long leadId, string what, DateTimeOffset at, string? words)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{leadId}\u001F{what}\u001F{at.UtcTicks / TimeSpan.TicksPerMicrosecond}\u001F{words}");
        return $"file-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40]}";
    }
}
