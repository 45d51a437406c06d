using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>What rules and models that name segments have in common. Only what everybody sees may decide over everybody's leads.</summary>
internal static class SegmentNames
{
    public static IQueryable<Segment> Nameable(LeadDb db) => db.Segments.AsNoTracking().Where(segment => segment.IsShared).OrderBy(segment => segment.Name).ThenBy(segment => segment.Id);

    /// <summary>The ids that a stored condition names; none when it is null or cannot be read.</summary>
    public static IReadOnlyList<int> In(string? condition) => condition is not null && ModelJson.TryRead(condition, out Condition? read).Succeeded ? In(read!) : [];

    public static IReadOnlyList<int> In(Condition condition) => [.. condition.Tests().Select(test => SegmentFields.TryReadSegment(test.Attribute, out var id) ? id : 0).Where(id => id > 0).Distinct()];

    /// <summary>"In segment X" as fields, to be offered beside those of a lead.</summary>
    public static async Task<IReadOnlyList<LeadField>> FieldsAsync(LeadDb db, CancellationToken cancellationToken) =>
        [.. (await Nameable(db).Select(segment => new { segment.Id, segment.Name }).ToListAsync(cancellationToken)).Select(segment => SegmentFields.In(segment.Id, segment.Name))];

    /// <summary>Why a rule for this condition is for no lead, by its stored text; conditions that can be asked are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ProblemsAsync(LeadDb db, IEnumerable<string?> conditions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var named = conditions.OfType<string>().Distinct().Where(condition => In(condition).Count > 0).ToList();
        var segments = named.Count == 0 ? [] : await Nameable(db).ToListAsync(cancellationToken);
        var problems = new Dictionary<string, string>();

        foreach (var condition in named)
        {
            foreach (var id in In(condition))
            {
                var segment = segments.Find(one => one.Id == id);
                var problem = segment is null ? "It names a segment that is not there any more." : await ProblemAsync(db, segment, now, cancellationToken) is { } why ? $"Segment {segment.Name} cannot be asked: {why}" : null;
                _ = problem is not null && problems.TryAdd(condition, problem);
            }
        }

        return problems;
    }

    /// <summary>Refuses a rule that names a segment which is not shared with everybody, or cannot be asked.</summary>
    public static async Task<Outcome> CheckAsync(LeadDb db, Condition condition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = In(condition);

        foreach (var segment in ids.Count == 0 ? [] : await db.Segments.AsNoTracking().Where(segment => ids.Contains(segment.Id)).ToListAsync(cancellationToken))
        {
            if (!segment.IsShared)
            {
                return Outcome.Refuse("A rule can only name segments that are shared with everybody. Share it on its page first.");
            }

            if (await ProblemAsync(db, segment, now, cancellationToken) is { } problem)
            {
                return Outcome.Refuse($"Segment {segment.Name} cannot be asked: {problem}");
            }
        }

        return Outcome.Done;
    }

    // Asked of no lead, so that it costs nothing.
    private static async Task<string?> ProblemAsync(LeadDb db, Segment segment, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await SegmentShelf.AskAsync(db, segment, now, cancellationToken, db.Leads.Where(_ => false))).Problem;
}
