using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Models;

/// <summary>A lead as it was known at each time, under two sets of models. Events count from when they happened; so does what was never changed.</summary>
internal sealed class LeadPast
{
    private readonly List<Chapter> chapters = [];
    private readonly Signal[] signals;

    /// <param name="lead">Loaded for nobody else: its fields are set back as history tells.</param>
    /// <param name="changes">Of the fields that matter, in any order.</param>
    public LeadPast(PreviewSets sets, Lead lead, IEnumerable<FieldChange> changes, Signal[] signals, DateTimeOffset now)
    {
        this.signals = signals;
        var to = now;

        foreach (var moment in changes.Where(change => change.At > lead.CreatedAt && change.At < now).GroupBy(change => change.At).OrderByDescending(group => group.Key))
        {
            chapters.Insert(0, new(moment.Key, to, sets.Before.For(lead), sets.After.For(lead)));
            to = moment.Key;

            foreach (var change in moment.OrderByDescending(change => change.Id))
            {
                FieldPast.SetBack(sets.Fields, lead, change.Field, change.Before);
            }
        }

        chapters.Insert(0, new(lead.CreatedAt, to, sets.Before.For(lead), sets.After.For(lead)));
    }

    public IReadOnlyList<DateTimeOffset> HandOvers(IReadOnlyList<LifeSpan> spans, bool draft) =>
        HandOverWalk.HandOvers(spans, chapters.SelectMany(chapter => Cells(chapter, draft ? chapter.After : chapter.Before)));

    private IEnumerable<CellMoment> Cells(Chapter chapter, (CompiledModel Model, FieldValue[] Values)? rated) =>
        rated is { } by ? by.Model.Cells(by.Values, signals, chapter.From, chapter.To) : [new(chapter.From, false)];

    private sealed record Chapter(DateTimeOffset From, DateTimeOffset To, (CompiledModel Model, FieldValue[] Values)? Before, (CompiledModel Model, FieldValue[] Values)? After);
}
