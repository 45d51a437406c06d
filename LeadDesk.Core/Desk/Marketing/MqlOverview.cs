using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Marketing;

/// <summary>What marketing handed over in the last days, and what sales made of it.</summary>
public sealed class MqlOverview(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Shown = 200, ExportsShown = 8;

    public async Task<MqlAnswer> AskAsync(Actor actor, int days, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var from = clock.GetUtcNow().AddDays(-days);
        var handedOver = db.Leads.AsNoTracking().VisibleTo(actor).Where(lead => lead.HandedOverAt >= from);
        var byStage = await handedOver.GroupBy(lead => lead.Stage).Select(group => new { Stage = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var turnedDown = handedOver.Where(lead => (lead.Stage == Stage.Recycled || lead.Stage == Stage.Disqualified) && lead.HighestStage == Stage.Mql);
        var rejected = await db.StageChanges.AsNoTracking()
            .Where(change => change.From == Stage.Mql && (change.To == Stage.Recycled || change.To == Stage.Disqualified) && change.At >= from)
            .Where(change => turnedDown.Any(lead => lead.Id == change.LeadId))
            .GroupBy(change => change.Reason ?? "No reason").Select(group => new ReasonCount(group.Key, group.Count()))
            .ToListAsync(cancellationToken);
        var found = await handedOver.OrderBy(lead => lead.Stage == Stage.Mql ? 0 : 1).ThenByDescending(lead => lead.HandedOverAt).ThenBy(lead => lead.Id)
            .Take(Shown)
            .Select(lead => new
            {
                lead.Id,
                lead.FirstName,
                lead.LastName,
                lead.Email,
                lead.ExternalId,
                Company = lead.Account!.Name,
                lead.Cell,
                lead.PinnedUntil,
                lead.Stage,
                lead.HandedOverAt,
                lead.RespondBy,
                lead.Source,
                Owner = db.Users.Where(person => person.Id == lead.OwnerId).Select(person => person.DisplayName).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var exports = await db.Exports.AsNoTracking().OrderByDescending(entry => entry.At).Take(ExportsShown)
            .Select(entry => new PastExport(entry.At, entry.By, entry.Kind, entry.Rows, entry.What)).ToListAsync(cancellationToken);

        return new MqlAnswer
        {
            Total = byStage.Sum(row => row.Count),
            Waiting = byStage.Where(row => row.Stage == Stage.Mql).Sum(row => row.Count),
            Rejected = await turnedDown.CountAsync(cancellationToken),
            Reasons = [.. rejected.OrderByDescending(reason => reason.Count)],
            Rows = [.. found.Select(lead => new MqlRow(
                lead.Id, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), lead.Company, lead.Cell, lead.PinnedUntil, lead.Stage, lead.HandedOverAt!.Value, lead.RespondBy, lead.Source, lead.Owner))],
            Exports = exports,
        };
    }
}

public sealed record MqlAnswer
{
    /// <summary>Handed over in the period, whatever became of them.</summary>
    public required int Total { get; init; }

    /// <summary>Still waiting for sales to accept or reject.</summary>
    public required int Waiting { get; init; }

    /// <summary>Sent back without having been accepted.</summary>
    public required int Rejected { get; init; }

    /// <summary>Accepted by sales, and whatever came after.</summary>
    public int Accepted => Total - Waiting - Rejected;

    /// <summary>Accepted ÷ (accepted + rejected): the barometer of marketing's work.</summary>
    public double? AcceptanceRate => Accepted + Rejected == 0 ? null : (double)Accepted / (Accepted + Rejected);
    public ShareInterval Acceptance => Wilson.At95(Accepted, Accepted + Rejected);
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }
    public required IReadOnlyList<MqlRow> Rows { get; init; }
    public required IReadOnlyList<PastExport> Exports { get; init; }
}

public sealed record ReasonCount(string Reason, int Count);

public sealed record MqlRow(long Id, string Name, string? Company, Cell Cell, DateTimeOffset? PinnedUntil, Stage Stage, DateTimeOffset HandedOverAt, DateTimeOffset? RespondBy, string? Source, string? Owner);

public sealed record PastExport(DateTimeOffset At, string By, string Kind, long Rows, string What);
