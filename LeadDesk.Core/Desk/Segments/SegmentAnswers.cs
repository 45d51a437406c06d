using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Segments;

/// <summary>Whether leads are in the segments that rules name. The database is asked once for each segment, for all of the leads together.</summary>
internal sealed class SegmentAnswers
{
    private static readonly SegmentAnswers None = new([]);

    private SegmentAnswers(IReadOnlyList<LeadField> fields) => Fields = fields;

    /// <summary>The answers as fields that conditions can ask; those of segments that cannot be asked are missing.</summary>
    public IReadOnlyList<LeadField> Fields { get; }

    /// <param name="conditions">As scoring models write conditions.</param>
    /// <param name="among">The leads that will be asked about, as they are saved.</param>
    public static async Task<SegmentAnswers> OfAsync(LeadDb db, IEnumerable<string?> conditions, IQueryable<Lead> among, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = conditions.SelectMany(SegmentNames.In).Distinct().ToList();

        if (ids.Count == 0)
        {
            return None;
        }

        var fields = new List<LeadField>();

        foreach (var segment in await SegmentNames.Nameable(db).Where(segment => ids.Contains(segment.Id)).ToListAsync(cancellationToken))
        {
            if ((await SegmentShelf.AskAsync(db, segment, now, cancellationToken, among)).Within is { } within)
            {
                var members = (await among.In(within).Select(lead => lead.Id).ToListAsync(cancellationToken)).ToHashSet();
                fields.Add(SegmentFields.In(segment.Id, segment.Name) with { Get = lead => FieldValue.Of(members.Contains(lead.Id)) });
            }
        }

        return new(fields);
    }

    /// <summary>"in segment Retail", "not in segment Retail": what was found of a lead for the segments that a condition names; null when it names none.</summary>
    public string? SayOf(Lead lead, string? condition)
    {
        var named = SegmentNames.In(condition).Select(id => Fields.FirstOrDefault(field => field.Key == SegmentFields.In(id, "").Key)).OfType<LeadField>()
            .Select(field => ConditionWords.Of(new Condition.Test(field.Key, TestOperator.IsAnyOf, field.Get(lead).Number > 0 ? "yes" : "no"), _ => field.Name)).ToList();
        return named.Count == 0 ? null : string.Join(" and ", named.Select(words => $"{char.ToLowerInvariant(words[0])}{words[1..]}"));
    }
}
