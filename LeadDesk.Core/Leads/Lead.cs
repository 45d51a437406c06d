using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Leads;

/// <summary>A person who may buy. Its profile is free to edit; stage, score and deletion change through methods.</summary>
public sealed partial class Lead : IVersioned
{
    public long Id { get; private set; }

    /// <summary>The key of another system; enough to be a lead when neither name nor e-mail is known.</summary>
    public string? ExternalId
    {
        get;
        set
        {
            // None of the keys holds it, so that its change is noticed here.
            MatchDue |= field != value;
            field = value;
        }
    }

    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? JobTitle { get; set; }
    public string? Seniority { get; set; }
    public string? Department { get; set; }
    public long? AccountId { get; set; }
    public Account? Account { get; set; }
    public string? Country { get; set; }
    public string? Region { get; set; }
    public string? City { get; set; }
    public string? Language { get; set; }

    public string? Source { get; set; }

    /// <summary>How the lead came in: landing page, form, import, typed in.</summary>
    public string? Origin { get; set; }
    public string? Campaign { get; set; }
    public string? ProductInterest { get; set; }

    /// <summary>"business" or "consumer"; a model may be for one of them.</summary>
    public string? Market { get; set; }
    public string? Occupation { get; set; }
    public string? AgeBand { get; set; }
    public string? IncomeBand { get; set; }

    public int? Visits { get; set; }

    /// <summary>Seconds on the website, all visits together.</summary>
    public int? TimeOnSite { get; set; }
    public double? PagesPerVisit { get; set; }
    public bool DoNotEmail { get; set; }
    public bool DoNotCall { get; set; }

    /// <summary>What a deal may be worth, in the desk's currency.</summary>
    public double? Value { get; set; }
    public DateOnly? CloseDate { get; set; }

    public int? OwnerId { get; set; }
    public DateTimeOffset CreatedAt
    {
        get;
        init => (field, StageSince) = (value, value);
    }

    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? DeletedAt { get; private set; }
    public string? DeletedBy { get; private set; }
    public long? ImportId { get; init; }
    public List<LeadTag> Tags { get; } = [];

    /// <summary>Values of custom fields.</summary>
    public CustomValues Custom { get; set; } = CustomValues.None;

    public Stage Stage { get; private set; } = Stage.Lead;
    public Stage HighestStage { get; private set; } = Stage.Lead;
    public DateTimeOffset StageSince { get; private set; }

    /// <summary>1 on the first way to a customer, 2 when a recycled lead comes back, and so on.</summary>
    public int Cycle { get; private set; } = 1;

    /// <summary>The cell it had when it was won, lost or disqualified; what grades are judged by afterwards.</summary>
    public Cell? ClosedCell { get; private set; }

    /// <summary>When it was handed to sales in this cycle, and by when the treatment of its cell promises a follow-up.</summary>
    public DateTimeOffset? HandedOverAt { get; private set; }
    public DateTimeOffset? RespondBy { get; private set; }

    /// <summary>Nothing that began until then is promised: it came from a file that was to start no clocks.</summary>
    public DateTimeOffset? PromisesAfter { get; private set; }

    /// <summary>0–100 with one decimal, as is each axis.</summary>
    public double Score { get; private set; }
    public double Fit { get; private set; }
    public double Engagement { get; private set; }

    /// <summary>The grade that counts: the pinned one while an override lasts, else the computed one.</summary>
    public Cell Cell { get; private set; }

    /// <summary>The grade as scoring finds it, whatever is pinned.</summary>
    public Cell ComputedCell { get; private set; }

    /// <summary>The grade that a person pinned, and until when; the reason is in <see cref="GradeOverride"/>.</summary>
    public Cell? PinnedCell { get; private set; }
    public DateTimeOffset? PinnedUntil { get; private set; }

    /// <summary>A new model would have handed it over, but was published quietly: it waits until its cell was a worse one in between.</summary>
    public bool IsHeldBack { get; set; }

    /// <summary>The kind of person that the model takes it for.</summary>
    public string? Persona { get; private set; }

    /// <summary><see cref="Cell.Rank"/>, kept to sort by.</summary>
    public int CellRank { get; private set; } = Cell.Worst.Rank;

    /// <summary>Share of the fit criteria's weight that was known, 0–1.</summary>
    public double Coverage { get; private set; }
    public string? Disqualifier { get; private set; }
    public int? ModelVersionId { get; private set; }
    public DateTimeOffset? ScoredAt { get; private set; }

    /// <summary>How likely it becomes a customer by what closed leads taught, in percent 0–100; null until enough are closed. Kept to filter, sort and score by.</summary>
    public double? Probability { get; private set; }

    /// <summary>The first whole minute at which the cell is another one if nothing happens; null when it stays.</summary>
    public DateTimeOffset? CellChangesAt { get; private set; }

    /// <summary>What its framework made of the answers when they last changed or faded, 0–100; null before the first answer.</summary>
    public double? QualificationScore { get; private set; }

    /// <summary>What each answer counted as then, 0–3, by <see cref="Qualification.Facet.FieldKey"/>, and what was chosen.</summary>
    public CustomValues Answered { get; private set; } = CustomValues.None;

    /// <summary>When an answer begins to fade or a late date comes near next, so that all this has to be found anew.</summary>
    public DateTimeOffset? QualificationFadesAt { get; private set; }

    /// <summary>By its framework their own date is so far off that leads of the same cell come first.</summary>
    public bool IsLate { get; private set; }

    /// <summary>What the checklist says a deal may be worth and when it may close; counts while <see cref="Value"/> or <see cref="CloseDate"/> is empty.</summary>
    public double? AnsweredValue { get; private set; }
    public DateOnly? AnsweredCloseDate { get; private set; }

    /// <summary>The newest engagement event, and the newest call, mail or meeting by a person.</summary>
    public DateTimeOffset? LastSignalAt { get; set; }
    public DateTimeOffset? LastTouchAt { get; set; }

    /// <summary>The next open task's due time; the queue shows the lead again then.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    /// <summary>How its worst open promise stands; kept by the clocks, to sort the queue by.</summary>
    public SlaState SlaState { get; private set; } = SlaState.None;

    /// <summary>Whether sales has it to do: it is worked, or something is promised about it. The database reckons it.</summary>
    public bool InQueue { get; private set; }

    /// <summary>Kept out of the queue until then.</summary>
    public DateTimeOffset? RestsUntil { get; set; }

    /// <summary>Rises with every save; the later of two savers is told.</summary>
    public int Version { get; private set; } = 1;

    public string? EmailKey { get; private set; }
    public string? PhoneKey { get; private set; }

    /// <summary>By which its duplicates are looked up: <see cref="MatchKeys"/>.</summary>
    public string? MatchMail { get; private set; }
    public string? MatchPhone { get; private set; }
    public string? MatchCompany { get; private set; }
    public string? MatchDomain { get; private set; }

    /// <summary>Its duplicates have not been looked for since one of these changed.</summary>
    public bool MatchDue { get; private set; }

    /// <summary>How much speaks for it being made up, 0–100; 0 once a person confirmed it, null until it was looked at.</summary>
    public int? Suspicion { get; private set; }

    /// <summary>What the form noticed through which it came in: <see cref="Verification.FormSign"/>.</summary>
    public string? FormSigns { get; set; }

    /// <summary>Who knows that this is a real person, and since when.</summary>
    public string? ConfirmedRealBy { get; private set; }
    public DateTimeOffset? ConfirmedRealAt { get; private set; }

    /// <summary>The phone number as it is dialled from anywhere; null when its country is not known or it cannot exist.</summary>
    public string? PhoneE164 { get; private set; }

    /// <summary>The lead that this one has become a part of; it is deleted as long, and whoever asks for it is led there.</summary>
    public long? MergedIntoId { get; private set; }
    public string SearchText { get; private set; } = "";

    public string FullName => string.Join(' ', new[] { FirstName, LastName }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>What to call the lead when only some of it is known: name, else e-mail, else external id.</summary>
    public string DisplayName => LeadName.Of(FullName, Email, ExternalId, Id);

    /// <summary>Moves the lead when the table allows it and everything is there that it asks for, and writes what has to be remembered.</summary>
    public Outcome Move(MoveRequest request, MoveFacts facts, string by, int? byId, out StageChange? change)
    {
        change = null;
        var outcome = request.To == Stage
            ? Outcome.Refuse($"The lead is already in stage {Stage.Name}.")
            : StageMoves.Check(Stage, request, facts with { Value = Value, CloseDate = CloseDate });

        if (!outcome.Succeeded)
        {
            return outcome;
        }

        var asks = StageMoves.Find(Stage, request.To)!;
        change = Enter(request.To, by, byId, facts.Now, request.Reason, listed: request.Listed?.Key, gate: !asks.Needs(MoveAsks.Gate) ? null : facts.Gate.Passes ? facts.Gate.Words : $"Let through: {facts.Gate.Words}");
        RestsUntil = asks.Needs(MoveAsks.ReturnDate) ? request.ReturnOn(facts.Now) : request.To.IsOpen ? RestsUntil : null;
        (Value, CloseDate) = asks.Needs(MoveAsks.Deal) ? (request.Value ?? Value, request.CloseDate ?? CloseDate) : (Value, CloseDate);
        return outcome;
    }

    /// <summary>
    /// Whether it stands in a stage that needs a value and a close date, and has lost one that it had. One that came from a file
    /// without them lacks them, and can be completed field by field.
    /// </summary>
    public bool LostDeal(double? valueBefore, DateOnly? closeDateBefore) =>
        (Stage == Stage.Opportunity || Stage == Stage.Customer) && ((valueBefore > 0 && Value is not > 0) || (closeDateBefore is not null && CloseDate is null));

    /// <summary>
    /// Sets the stage as found in a file or a made-up history, without asking the table of moves. A rest ends with the stage it was
    /// for, and a promise with the hand-over it was given for.
    /// </summary>
    public StageChange Enter(Stage to, string by, int? byId, DateTimeOffset at, string? reason, long? importId = null, string? listed = null, string? gate = null)
    {
        var leaves = Stage.Kind == StageKind.Parked && to.Kind != StageKind.Parked;
        Cycle += leaves && to.IsOpen ? 1 : 0;
        RestsUntil = leaves ? null : RestsUntil;
        var change = new StageChange { Lead = this, From = Stage, To = to, At = at, By = by, ById = byId, Reason = reason, ReasonKey = listed, Gate = gate, Cycle = Cycle, ImportId = importId };
        (Stage, StageSince) = (to, at);
        HighestStage = to.Order > HighestStage.Order && to.Kind is StageKind.Open or StageKind.Won ? to : HighestStage;

        ClosedCell = to.Kind is StageKind.Won or StageKind.Lost ? (ScoredAt is null ? null : Cell) : null;

        HandedOverAt = to == Stage.Mql ? at : HandedOverAt;
        RespondBy = to.IsOpen && to.Order > Stage.Mql.Order ? RespondBy : null;
        return change;
    }

    /// <summary>
    /// Gives it to somebody, or to nobody. Whoever put it off decided for themselves: the next one sees it at once. A recycled lead still comes back
    /// on its day, and one on hold after its hold.
    /// </summary>
    public void GiveTo(int? ownerId, bool isOnHold, DateTimeOffset at)
    {
        RestsUntil = Stage.IsOpen && !isOnHold ? null : RestsUntil;
        (OwnerId, UpdatedAt) = (ownerId, at);
    }

    /// <summary>Where the lead stands now, to be put back by <see cref="PutBack"/>.</summary>
    public LeadPlace TakePlace() => new()
    {
        Stage = Stage,
        HighestStage = HighestStage,
        StageSince = StageSince,
        Cycle = Cycle,
        ClosedCell = ClosedCell,
        HandedOverAt = HandedOverAt,
        RespondBy = RespondBy,
        RestsUntil = RestsUntil,
        OwnerId = OwnerId,
    };

    /// <summary>Takes back what was done since; asks no table, as the lead has stood there before.</summary>
    public void PutBack(LeadPlace place)
    {
        (Stage, HighestStage, StageSince, Cycle, ClosedCell) = (place.Stage, place.HighestStage, place.StageSince, place.Cycle, place.ClosedCell);
        (HandedOverAt, RespondBy, RestsUntil, OwnerId) = (place.HandedOverAt, place.RespondBy, place.RestsUntil, place.OwnerId);
    }

    /// <summary>Promises a follow-up; a better cell shortens the promise, a worse one never lengthens it.</summary>
    public void PromiseBy(DateTimeOffset moment) => RespondBy = RespondBy is { } promised && promised < moment ? promised : moment;

    /// <summary>Takes back what shortened an open promise.</summary>
    public void PromiseAgain(DateTimeOffset moment) => RespondBy = RespondBy is null ? null : moment;

    /// <summary>Takes back what is promised, and lets nothing that began until this moment be promised.</summary>
    public void PromiseNothingBefore(DateTimeOffset moment) => (RespondBy, PromisesAfter) = (null, moment);

    public void KeepPromise() => RespondBy = null;

    public void SetScore(Rating rating, DateTimeOffset at)
    {
        (Score, Fit, Engagement, Cell, CellRank) = (rating.Score, rating.Fit, rating.Engagement, rating.Cell, rating.Cell.Rank);
        (Coverage, Disqualifier, ModelVersionId) = (rating.Coverage, rating.Disqualifier, rating.ModelVersionId);
        (ScoredAt, CellChangesAt) = (at, rating.CellChangesAt);
        (ComputedCell, Persona) = (rating.ComputedCell ?? rating.Cell, rating.Persona);

        // A lead that came in closed, from a file, was never rated before its end.
        if (Stage.Kind is StageKind.Won or StageKind.Lost)
        {
            ClosedCell ??= Cell;
        }
    }

    /// <summary>The rating that <see cref="SetScore"/> noted last.</summary>
    public Rating ToRating() => new()
    {
        Score = Score,
        Fit = Fit,
        Engagement = Engagement,
        Cell = Cell,
        Coverage = Coverage,
        Disqualifier = Disqualifier,
        Persona = Persona,
        ModelVersionId = ModelVersionId,
        CellChangesAt = CellChangesAt,
        ComputedCell = ComputedCell == Cell ? null : ComputedCell,
    };

    public void SetQualification(AnswerSummary answers)
    {
        (QualificationScore, Answered, QualificationFadesAt, IsLate) = (answers.Score, answers.Counts, answers.ChangesAt, answers.IsLate);
        (AnsweredValue, AnsweredCloseDate) = answers.Deal;
    }

    /// <summary>Pins the grade until a moment, or lets go of it. The next rating takes it into account.</summary>
    public void Pin(Cell cell, DateTimeOffset until) => (PinnedCell, PinnedUntil) = (cell, until);
    public void Unpin() => (PinnedCell, PinnedUntil) = (null, null);

    public void Delete(string by, DateTimeOffset at) => (DeletedAt, DeletedBy) = (at, by);
    public void Restore() => (DeletedAt, DeletedBy) = (null, null);
    public void MergeInto(long survivorId, string by, DateTimeOffset at) => (MergedIntoId, DeletedBy, DeletedAt) = (survivorId, by, at);

    public void NextVersion() => Version++;

    /// <summary>The account's name when the account itself is not loaded.</summary>
    public string? AccountName { get; set; }
}
