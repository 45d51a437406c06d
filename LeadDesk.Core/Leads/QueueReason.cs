namespace LeadDesk.Core.Leads;

/// <summary>Why a lead stands in the queue, in words; the moment is told apart so that it can be shown in the reader's zone.</summary>
/// <param name="What">"Viewed /pricing".</param>
/// <param name="At">When that was, or is due.</param>
/// <param name="More">"third time in a week", or null.</param>
public sealed record QueueReason(string What, DateTimeOffset? At, string? More)
{
    private static readonly string[] Times = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

    /// <summary>A due next step comes first, then the newest signal, then how the lead came here.</summary>
    /// <param name="events">The newest events, newest first.</param>
    public static QueueReason Of(string? dueStep, DateTimeOffset? dueAt, IReadOnlyList<(string Type, string? Subject, DateTimeOffset At)> events, DateTimeOffset? handedOverAt, DateTimeOffset now)
    {
        if (dueStep is not null && dueAt is { } due)
        {
            return new QueueReason($"Due: {dueStep}", due, null);
        }

        if (events.Count == 0)
        {
            return handedOverAt is { } handed ? new QueueReason("Handed over", handed, null) : new QueueReason("No activity known yet", null, null);
        }

        var newest = events[0];
        var times = events.Count(one => one.Type == newest.Type && one.Subject == newest.Subject && one.At > now.AddDays(-7));
        return new QueueReason(EventType.Of(newest.Type).Say(newest.Subject), newest.At, Often(times));
    }

    private static string? Often(int times) => times < 2 ? null : times < Times.Length ? $"{Times[times]} time in a week" : $"{times} times in a week";
}
