using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Takes what sales wrote into the workbook that it was handed: accepted, or rejected with one of the desk's reasons.</summary>
internal sealed class FeedbackBook(IReadOnlyList<MoveReason> reasons, Import import, DateTimeOffset now)
{
    private readonly Dictionary<string, MoveReason> byName = reasons.Where(reason => ReplyColumns.AreFor(reason)).DistinctBy(reason => Folding.Fold(reason.Name)).ToDictionary(reason => Folding.Fold(reason.Name));

    /// <summary>Moves the lead as sales says; what cannot be done is reported in the row, and the lead stays where it is.</summary>
    /// <returns>The move, or null when there is none to make.</returns>
    public StageChange? Take(Lead lead, ImportRow row)
    {
        if (row.Feedback is null)
        {
            return null;
        }

        var answer = Folding.Fold(HeaderWords.EnglishOf(row.Feedback) ?? row.Feedback);

        if (answer == Folding.Fold(ReplyColumns.Accepted))
        {
            // Whoever is further on was accepted before.
            return lead.Stage.IsOpen && lead.Stage.Order > Stage.Mql.Order ? null : Move(lead, row, new(Stage.Sal));
        }

        if (answer != Folding.Fold(ReplyColumns.Rejected))
        {
            row.Report(ReplyColumns.Feedback, row.Feedback, $"is neither {ReplyColumns.Accepted} nor {ReplyColumns.Rejected}; the lead stays as it is");
            return null;
        }

        if (row.FeedbackReason is null || !byName.TryGetValue(Folding.Fold(row.FeedbackReason), out var reason))
        {
            row.Report(ReplyColumns.Reason, row.FeedbackReason ?? "", $"is no reason to reject a lead; use one of {string.Join(", ", byName.Values.Select(known => known.Name))}. The lead stays as it is");
            return null;
        }

        // A row that is brought twice says the same.
        if (lead.Stage == reason.To)
        {
            return null;
        }

        if (lead.Stage.IsOpen && lead.Stage.Order < Stage.Mql.Order)
        {
            row.Report(ReplyColumns.Feedback, row.Feedback, $"was not taken: sales rejects what was handed over to it, and the lead is in stage {lead.Stage.Name}");
            return null;
        }

        return Move(lead, row, new(reason.To) { Listed = reason });
    }

    // It is sales that decided; the file only carries it.
    private StageChange? Move(Lead lead, ImportRow row, MoveRequest request)
    {
        var facts = new MoveFacts(now, IsSales: true, MayOverrideGate: false, GateState.Unknown, lead.Value, lead.CloseDate);
        request = request with { Words = $"Sales feedback in {import.FileName}" };

        if (StageMoves.Obstacle(lead.Stage, request, facts) is { } obstacle)
        {
            row.Report(ReplyColumns.Feedback, row.Feedback!, $"was not taken. {obstacle}");
            return null;
        }

        lead.Move(request, facts, import.By, import.ById, out var change);
        return change!.OfImport(import.Id);
    }
}
