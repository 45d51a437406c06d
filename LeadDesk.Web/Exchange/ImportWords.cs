using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Work;

namespace LeadDesk.Web.Exchange;

internal static class ImportWords
{
    public static string Of(JobState state) => state switch
    {
        JobState.Waiting => "In line",
        JobState.Running => "Running",
        JobState.Finished => "Done",
        JobState.Failed => "Failed",
        JobState.Cancelled => "Cancelled",
        JobState.Paused => "Paused",
        _ => "Undone",
    };

    public static string Of(TimeSpan left) =>
        left.TotalSeconds < 90 ? $"{Math.Max(1, Math.Ceiling(left.TotalSeconds)):0} seconds left" : $"{Math.Ceiling(left.TotalMinutes):0} minutes left";

    /// <summary>What is going on, and what one may do about it.</summary>
    public static string Explain(ImportProgress import, JobProgress job) => job switch
    {
        { Failure: { } failure } => failure,
        { IsOver: false, CancelRequested: true } => "Stopping after the rows that are being written.",
        { State: JobState.Cancelled } => $"Cancelled after {job.Done:N0} rows. What is in is kept: go on behind it, or undo the import.",
        { State: JobState.Paused } => $"Paused after {job.Done:N0} rows, also over a restart. Let it go on, or undo what is in.",
        { State: JobState.Undone } => $"{import.Removed:N0} leads were taken away and {import.Restored:N0} fields got their old value back; {import.Kept:N0} leads or fields were kept because somebody has worked on them since.{KeptFields(import)}",
        { State: JobState.Finished } => $"{Taken(import)}{(import.ErrorCount == 0 ? "" : " Rows with remarks can be downloaded, mended and imported again.")}",
        { State: JobState.Waiting } => "Waits for another job to end.",
        _ => "You can leave this page; the import goes on.",
    };

    private static string Taken(ImportProgress import) =>
        import.Refused == 0 ? $"{(import.ErrorCount == 0 ? "Everything is in." : "Every row is in, but not all that they say.")}{Without(import)}"
        : import.Created + import.Updated + import.Unchanged == 0 ? "Nothing is in: every row was refused."
        : $"{(import.Refused == 1 ? "One row was" : $"{import.Refused:N0} rows were")} refused; everything else is in.{Without(import)}";

    private static string Without(ImportProgress import) => import.WithoutEmail switch
    {
        0 => "",
        1 => " One row was kept without its e-mail, which is no address.",
        var rows => $" {rows:N0} rows were kept without their e-mail, which is no address.",
    };

    private static string KeptFields(ImportProgress import) => import.KeptFields.Count == 0 ? ""
        : $" The custom fields {string.Join(", ", import.KeptFields)} stay, because leads, models or segments use them.";
}
