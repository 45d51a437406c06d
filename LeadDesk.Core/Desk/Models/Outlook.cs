using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Looks at leads as publishing would, chunk by chunk, without changing any.</summary>
internal static class Outlook
{
    private const int MostIds = 500;

    /// <param name="chunk">Untracked, with their accounts, and for nobody else: they are changed while they are looked at.</param>
    /// <returns>The leads that the draft is for or that the published version rates.</returns>
    public static async Task<IReadOnlyList<LeadOutlook>> OfAsync(LeadDb db, PreviewSets sets, IReadOnlyList<Lead> chunk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ours = chunk.Select(lead => (Lead: lead, Was: IsOurs(sets.Before.For(lead), sets.Ours), Is: IsOurs(sets.After.For(lead), sets.Draft.VersionId)))
            .Where(entry => entry.Was || entry.Is).ToList();
        var ids = ours.Select(entry => entry.Lead.Id).ToList();
        var signals = await LeadSignals.LoadAsync(db, ids, cancellationToken);
        var (moves, changes) = (new List<StageChange>(), new List<FieldChange>());

        foreach (var some in ids.Chunk(MostIds))
        {
            moves.AddRange(await db.StageChanges.AsNoTracking().Where(change => some.Contains(change.LeadId)).OrderBy(change => change.At).ThenBy(change => change.Id).ToListAsync(cancellationToken));
            changes.AddRange(await db.FieldChanges.AsNoTracking().Where(change => some.Contains(change.LeadId) && sets.Attributes.Contains(change.Field)).ToListAsync(cancellationToken));
        }

        var (movesOf, changesOf) = (moves.ToLookup(change => change.LeadId), changes.ToLookup(change => change.LeadId));
        return [.. ours.Select(entry => Of(sets, entry.Lead, entry.Was, entry.Is, [.. signals.GetValueOrDefault(entry.Lead.Id) ?? []], [.. movesOf[entry.Lead.Id]], changesOf[entry.Lead.Id], now))];
    }

    private static bool IsOurs((CompiledModel Model, FieldValue[] Values)? found, int? version) => found is { } rated && version is not null && rated.Model.VersionId == version;

    private static LeadOutlook Of(
        PreviewSets sets, Lead lead, bool was, bool isOurs, Signal[] signals, IReadOnlyList<StageChange> moves, IEnumerable<FieldChange> changes, DateTimeOffset now)
    {
        var (spans, ended) = (LifeSpan.Of(lead, moves, now), EndOf(lead, moves, now));
        var (from, score, held, stage, promise) = (lead.Cell, lead.Score, lead.IsHeldBack, lead.Stage, lead.RespondBy);
        var verdict = Verdict.Of(sets.After, lead, signals, now);
        var entered = verdict.MoveOn(now).Select(move => move.To).ToList();
        var handedOver = entered.Contains(Stage.Mql);
        var past = new LeadPast(sets, lead, changes, signals, now);
        return new()
        {
            LeadId = lead.Id,
            OwnerId = lead.OwnerId,
            From = from,
            To = verdict.Rating.Cell,
            ScoreFrom = score,
            ScoreTo = verdict.Rating.Score,
            WasOurs = was,
            IsOurs = isOurs,
            Deeds = DeedsOf(handedOver, stage == Stage.Mql && lead.RespondBy < promise, entered.Contains(Stage.Engaged)),
            WasHeldBack = held,
            IsHeldBack = lead.IsHeldBack,

            // Quietly, whoever would have been handed over is held back instead.
            IsHeldBackQuietly = lead.IsHeldBack || handedOver,
            HandedOverBefore = past.HandOvers(spans, draft: false),
            HandedOverAfter = past.HandOvers(spans, draft: true),
            IsWon = ended,
        };
    }

    private static IReadOnlyList<PreviewDeed> DeedsOf(bool handedOver, bool shortened, bool engaged) =>
    [
        .. handedOver ? [PreviewDeed.HandOver] : (PreviewDeed[])[],
        .. shortened ? [PreviewDeed.Shorten] : (PreviewDeed[])[],
        .. engaged ? [PreviewDeed.Engage] : (PreviewDeed[])[],
    ];

    // A lead that came in closed, from a file, tells nothing about what would have been done before.
    private static bool? EndOf(Lead lead, IReadOnlyList<StageChange> moves, DateTimeOffset now) =>
        lead.Stage.Kind is StageKind.Won or StageKind.Lost && lead.StageSince > now.AddMonths(-12) && lead.StageSince > lead.CreatedAt && moves.Any(move => move.To == lead.Stage)
            ? lead.Stage.Kind == StageKind.Won : null;
}
