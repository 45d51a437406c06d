using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Columns of a workbook that sales fills in and that can be imported back; with the id by which the leads are found again.</summary>
public static class ReplyColumns
{
    public static readonly string[] Keys = ["leadId", "feedback", "reason"];

    public const string LeadId = "Lead id", Feedback = "Sales feedback", Reason = "Reason";
    public const string Accepted = "Accepted", Rejected = "Rejected";

    /// <param name="reasons">The desk's reasons; those by which sales sends a lead back are offered.</param>
    public static IReadOnlyList<ExportColumn> Of(IEnumerable<MoveReason> reasons) =>
    [
        new("leadId", LeadId, ExportKind.Id, row => ExportValue.Of(row.Id)),
        new("feedback", Feedback, ExportKind.Text, _ => default) { Choices = [Accepted, Rejected] },
        new("reason", Reason, ExportKind.Text, _ => default) { Choices = [.. reasons.Where(AreFor).OrderBy(reason => reason.To.Order).ThenBy(reason => reason.Order).Select(reason => reason.Name).Distinct()] },
    ];

    /// <summary>Whether sales sends a lead back with this reason.</summary>
    public static bool AreFor(MoveReason reason) => reason.RetiredAt is null && (reason.To == Stage.Recycled || reason.To == Stage.Disqualified);
}
