using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Scoring;

/// <summary>What scoring found about a lead, and what follows from it.</summary>
internal sealed record Verdict(Lead Lead, Rating Rating, CellTreatment? ForCell, bool WasHandedOver, bool DidSomething, DateTimeOffset? LastSignalAt)
{
    /// <summary>Whether what a new model changes hands nothing over and shortens no promise: it was published quietly.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether the score history gets a row.</summary>
    public bool IsNews => Lead.ScoredAt is null || Lead.Score != Rating.Score || Lead.Cell != Rating.Cell;

    /// <summary>Whether the lead carries all of this already.</summary>
    public bool IsWritten => !IsNews && Lead.LastSignalAt == LastSignalAt && Rating == Lead.ToRating();

    /// <summary>Whether the stage or a promise changes, which takes more than writing score columns.</summary>
    public bool MovesOn(DateTimeOffset now) => BecomesEngaged || BecomesMql(now) || HoldsBack(now) || LetsGo || Shortens(now) || IsBack(now);

    private bool BecomesEngaged => Lead.Stage == Stage.Lead && DidSomething;

    private bool HandsOver => ForCell?.Treatment == Treatment.HandOver;

    /// <summary>The first follow-up is still promised, and a better cell wants it sooner.</summary>
    private bool Shortens(DateTimeOffset now) => !IsQuiet && Lead.Stage == Stage.Mql && HandsOver && Lead.Cell != Rating.Cell && PromiseAt(now) < Lead.RespondBy;

    /// <param name="lead">With its account loaded, and as it was rated last.</param>
    public static Verdict Of(ModelSet models, Lead lead, ReadOnlySpan<Signal> signals, DateTimeOffset now)
    {
        var last = lead.LastSignalAt;
        var real = false;

        foreach (ref readonly var signal in signals)
        {
            if (signal.At <= now)
            {
                last = last > signal.At ? last : signal.At;
                real |= EventType.Of(signal.Type).IsReal;
            }
        }

        return models.For(lead) is { } found
            ? Rated(lead, found.Model, Pinned(lead, found.Model.Rate(found.Values, signals, now), now), real, last)
            : new(lead, Pinned(lead, Ledger.NoModel, now), null, false, real, last);
    }

    public ScoreChange ToChange(DateTimeOffset now, string cause) => ScoreChange.Of(Lead, Rating, now, cause);

    /// <summary>Moves the tracked lead along the stages it reaches by itself, and promises a follow-up. Call before the new score is set.</summary>
    public IReadOnlyList<StageChange> MoveOn(DateTimeOffset now)
    {
        var changes = new List<StageChange>();
        var (mql, back, shortens) = (BecomesMql(now), IsBack(now), Shortens(now));
        Lead.IsHeldBack = HoldsBack(now) || (Lead.IsHeldBack && !LetsGo);

        if (BecomesEngaged)
        {
            changes.Add(Enter(Stage.Engaged, now, "First engagement"));
        }

        if (mql)
        {
            changes.Add(Enter(Stage.Mql, now, $"Cell {Rating.Cell}: hand over"));
        }

        if (back)
        {
            Lead.RestsUntil = null;
        }

        if (mql || shortens)
        {
            Lead.PromiseBy(PromiseAt(now));
        }

        return changes;
    }

    private static Rating Pinned(Lead lead, Rating rating, DateTimeOffset now) =>
        lead is { PinnedCell: { } cell, PinnedUntil: { } until } && now < until ? rating.PinnedTo(cell, until) : rating;

    private static Verdict Rated(Lead lead, CompiledModel model, Rating rating, bool real, DateTimeOffset? last)
    {
        var wasHandedOver = lead.ScoredAt is not null && model.TreatmentOf(lead.Cell).Treatment == Treatment.HandOver;
        return new(lead, rating, model.TreatmentOf(rating.Cell), wasHandedOver, real, last);
    }

    private DateTimeOffset PromiseAt(DateTimeOffset now) => PromiseAt(ForCell, now);

    /// <summary>By when a lead that is handed over now is to be followed up, as the treatment of its cell wants it.</summary>
    public static DateTimeOffset PromiseAt(CellTreatment? forCell, DateTimeOffset now) => now.AddHours(forCell?.FollowUpHours ?? 48);

    /// <summary>Recycled until a date that has come.</summary>
    private bool IsBack(DateTimeOffset now) => Lead.Stage == Stage.Recycled && Lead.RestsUntil <= now;

    /// <summary>A lead that somebody took back from sales is not handed over again until its cell has been a worse one in between, or it is due back.</summary>
    private bool BecomesMql(DateTimeOffset now) => !IsQuiet && !Lead.IsHeldBack && Qualifies(now);

    private bool HoldsBack(DateTimeOffset now) => IsQuiet && !Lead.IsHeldBack && Qualifies(now);

    /// <summary>What held it back is over: its cell is no longer one that is handed over.</summary>
    private bool LetsGo => Lead.IsHeldBack && !HandsOver;

    private bool Qualifies(DateTimeOffset now) => HandsOver && (
        Lead.Stage == Stage.Lead || Lead.Stage == Stage.Engaged ? Lead.HandedOverAt is null || !WasHandedOver
        : Lead.Stage == Stage.Recycled && (Lead.RestsUntil is { } until ? until <= now : !WasHandedOver));

    private StageChange Enter(Stage to, DateTimeOffset now, string reason)
    {
        var outcome = Lead.Move(new(to) { Words = reason }, MoveFacts.Desk(now), Actor.Desk.Name, null, out var change);
        return outcome.Succeeded ? change! : throw new InvalidOperationException(outcome.Refusal);
    }
}
