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
        _ => "Undone",
    };

    public static string Of(TimeSpan left) =>
        left.TotalSeconds < 90 ? $"{Math.Max(1, Math.Ceiling(left.TotalSeconds)):0} seconds left" : $"{Math.Ceiling(left.TotalMinutes):0} minutes left";
}
