using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What happened with a lead, newest first: what they did and what we did.</summary>
public sealed class LeadTimeline(IDbContextFactory<LeadDb> databases)
{
    /// <summary>So much of a note is told at once; the rest on request.</summary>
    public const int Excerpt = 600;

    private const int LongestHeading = 120;

    private readonly SharedAnswers<(Actor, long, TimelineSide, int, int), Timeline?> answers = new();

    /// <summary>Null when there is no such lead for this actor.</summary>
    public Task<Timeline?> AskAsync(Actor actor, long leadId, TimelineSide side, int skip, int take, CancellationToken cancellationToken = default) =>
        answers.AskAsync((actor, leadId, side, skip, take), gone => ReadAsync(actor, leadId, side, skip, take, gone), cancellationToken);

    private async Task<Timeline?> ReadAsync(Actor actor, long leadId, TimelineSide side, int skip, int take, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        if (!await db.Leads.VisibleTo(actor).AnyAsync(lead => lead.Id == leadId, cancellationToken))
        {
            return null;
        }

        // Each kind is in order by itself, so the first of all are among the first of each.
        var upTo = skip + take + 1;
        var entries = new List<TimelineEntry>();

        if (side != TimelineSide.Ours)
        {
            entries.AddRange(await EventsAsync(db, leadId, upTo, cancellationToken));
        }

        if (side != TimelineSide.Theirs)
        {
            entries.AddRange(await ActivitiesAsync(db, leadId, upTo, cancellationToken));
            entries.AddRange(await StagesAsync(db, leadId, upTo, cancellationToken));
            entries.AddRange(await FieldsAsync(db, leadId, upTo, cancellationToken));
            entries.AddRange(await AnswersAsync(db, leadId, upTo, cancellationToken));
        }

        var page = entries.OrderByDescending(entry => entry.At).Skip(skip).Take(take + 1).ToList();
        return new(page.Take(take).ToList(), page.Count > take);
    }

    /// <summary>The whole of a note, or null.</summary>
    public async Task<string?> NoteAsync(Actor actor, long leadId, long activityId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Activities.Where(activity => activity.Id == activityId && db.Leads.VisibleTo(actor).Any(lead => lead.Id == leadId && lead.Id == activity.LeadId))
            .Select(activity => activity.Note).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<IEnumerable<TimelineEntry>> EventsAsync(LeadDb db, long leadId, int upTo, CancellationToken cancellationToken)
    {
        var events = await db.Events.AsNoTracking().Where(signal => signal.LeadId == leadId)
            .OrderByDescending(signal => signal.OccurredAt).ThenByDescending(signal => signal.Id).Take(upTo).ToListAsync(cancellationToken);
        return events.Select(signal => new TimelineEntry(EventType.Of(signal.Type).Icon, EventType.Of(signal.Type).Say(signal.Subject), signal.OccurredAt, IsTheirs: true));
    }

    private static async Task<IEnumerable<TimelineEntry>> ActivitiesAsync(LeadDb db, long leadId, int upTo, CancellationToken cancellationToken)
    {
        var activities = await db.Activities.AsNoTracking().Where(activity => activity.LeadId == leadId)
            .OrderByDescending(activity => activity.At).ThenByDescending(activity => activity.Id).Take(upTo)
            .Select(activity => new
            {
                activity.Id,
                activity.Kind,
                activity.Outcome,
                activity.At,
                activity.By,
                Note = activity.Note == null ? null : activity.Note.Substring(0, Excerpt),
                Length = activity.Note == null ? 0 : activity.Note.Length,
            }).ToListAsync(cancellationToken);
        return activities.Select(activity => new TimelineEntry(Icon(activity.Kind), Sentence(activity.Kind, activity.Outcome), activity.At, activity.By)
        {
            Note = activity.Note,
            ActivityId = activity.Id,
            NoteGoesOn = activity.Length > Excerpt,
        });
    }

    private static async Task<IEnumerable<TimelineEntry>> StagesAsync(LeadDb db, long leadId, int upTo, CancellationToken cancellationToken)
    {
        var changes = await db.StageChanges.AsNoTracking().Where(change => change.LeadId == leadId)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(upTo).ToListAsync(cancellationToken);
        return changes.Select(change => new TimelineEntry("right", $"{change.From.Name} → {change.To.Name}", change.At, change.By) { Note = (change.Reason, change.Gate) is ({ } why, { } gate) ? $"{why} ({gate})" : change.Reason ?? change.Gate });
    }

    private static async Task<IEnumerable<TimelineEntry>> AnswersAsync(LeadDb db, long leadId, int upTo, CancellationToken cancellationToken)
    {
        var changes = await db.AnswerChanges.AsNoTracking().Where(change => change.LeadId == leadId)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(upTo)
            .Select(change => new { change.Facet, change.Status, change.Words, change.At, change.By, change.IsConfirmation }).ToListAsync(cancellationToken);
        return changes.Select(change =>
        {
            if (change.IsConfirmation)
            {
                return new TimelineEntry("check", $"{Facet.NameOf(change.Facet)} still holds: {(change.Words is { Length: <= LongestHeading } words ? words : change.Status.ToString().ToLowerInvariant())}", change.At, change.By);
            }

            var (heading, isLong) = ($"{Facet.NameOf(change.Facet)} {change.Status.ToString().ToLowerInvariant()}", change.Words?.Length > LongestHeading);
            return new TimelineEntry("check", change.Words is null || isLong ? heading : $"{heading}: {change.Words}", change.At, change.By) { Note = isLong ? change.Words : null };
        });
    }

    private static async Task<IEnumerable<TimelineEntry>> FieldsAsync(LeadDb db, long leadId, int upTo, CancellationToken cancellationToken)
    {
        var custom = await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken);
        var changes = await db.FieldChanges.AsNoTracking().Where(change => change.LeadId == leadId && !change.Field.StartsWith(FieldChange.RowPrefix))
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(upTo).ToListAsync(cancellationToken);
        var people = await PeopleAsync(db, changes, cancellationToken);
        return changes.Select(change => new TimelineEntry(change.Field == "tag" ? "tag" : "edit", Sentence(change, custom, people), change.At, change.By));
    }

    // What came in by file or program names the owner by number.
    private static async Task<Dictionary<string, string>> PeopleAsync(LeadDb db, List<FieldChange> changes, CancellationToken cancellationToken)
    {
        var ids = changes.Where(change => change.Field == "owner" && int.TryParse(change.After, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(change => int.Parse(change.After!, CultureInfo.InvariantCulture)).Distinct().ToList();
        var people = ids.Count == 0 ? [] : await db.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).Select(user => new { user.Id, user.DisplayName }).ToListAsync(cancellationToken);
        return people.ToDictionary(person => person.Id.ToString(CultureInfo.InvariantCulture), person => person.DisplayName);
    }

    private static string Icon(ActivityKind kind) => kind switch
    {
        ActivityKind.Call => "phone",
        ActivityKind.Email => "mail",
        ActivityKind.Meeting => "people",
        _ => "note",
    };

    private static string Sentence(ActivityKind kind, string? outcome) => kind switch
    {
        ActivityKind.Call => CallOutcome.Find(outcome) is { } came ? $"Called: {came.Name.ToLowerInvariant()}" : "Called",
        ActivityKind.Email => "Sent an e-mail",
        ActivityKind.Meeting => "Met",
        _ => "Noted",
    };

    private static string Sentence(FieldChange change, List<CustomField> custom, Dictionary<string, string> people) => change.Field switch
    {
        "tag" => change.After is { } tag ? $"Tagged {tag}" : $"Took off the tag {change.Before}",
        "owner" => change.After is { } owner ? $"Given to {people.GetValueOrDefault(owner, owner)}" : "Owner taken away",
        "confirmedReal" => change.After is not null ? "Confirmed as a real person" : "Not sure after all whether this is a real person",
        "merged" => $"Merged with {change.After}",
        FormConsent.Field => change.After is { } agreed ? $"Agreed: “{agreed}”" : $"Was asked and did not agree: “{change.Before}”",
        "deleted" => change.After is not null ? "Deleted" : "Restored",
        _ => $"{LeadFields.Find(change.Field, custom)?.Name ?? change.Field}: {change.Before ?? "empty"} → {change.After ?? "empty"}",
    };
}

public enum TimelineSide
{
    All,
    Theirs,
    Ours,
}

public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries, bool GoesOn);

/// <param name="By">Who of us did it; null for what the lead did.</param>
public sealed record TimelineEntry(string Icon, string Text, DateTimeOffset At, string? By = null, bool IsTheirs = false)
{
    public string? Note { get; init; }
    public bool NoteGoesOn { get; init; }
    public long? ActivityId { get; init; }
}
