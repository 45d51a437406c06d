using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Sources;

/// <summary>Which leads are reported, and by what they are told apart.</summary>
/// <param name="From">First day of creation, UTC; null for the beginning of time.</param>
/// <param name="To">Last day of creation, included; null for no end. Costs count by the same days.</param>
public sealed record SourceAsk(Breakdown By, Touch Touch, DateOnly? From, DateOnly? To, int? SegmentId)
{
    /// <summary>The leads of the whole report.</summary>
    public LeadFilter Filter => new() { CreatedFrom = From, CreatedTo = To, SegmentId = SegmentId };

    /// <summary>The leads of one line that a column counts; all of the line when it counts none in particular.</summary>
    public LeadFilter Of(SourceLine line, SourceColumn? column = null)
    {
        var filter = line.IsAll ? Filter
            : By == Breakdown.Source && Touch == Touch.First && line.Name is { } source ? Filter with { Sources = [source] }
            : Filter with { CameBy = new(By, Touch, line.Name) };
        return column?.Reached == Stage.Customer ? filter with { Stages = [Stage.Customer] } : filter with { Reached = column?.Reached };
    }
}
