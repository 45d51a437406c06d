using LeadDesk.Core.Scoring;

namespace LeadDesk.Tests.Scoring;

/// <summary>Engagement reckoned event by event from the rules as people read them, without any of the engine's shortcuts.</summary>
internal static class PlainEngagement
{
    public static double Of(ModelDefinition model, Signal[] signals, DateTimeOffset now, double adjustments)
    {
        var points = model.Behaviours.Select(rule => (Rule: rule, Points: Of(model, rule, signals, now))).ToList();
        var alone = points.Where(entry => entry.Rule.Group is null).Sum(entry => entry.Points);
        var grouped = model.Groups.Sum(group =>
        {
            var members = points.Where(entry => entry.Rule.Group == group.Name).Select(entry => entry.Points).ToList();
            return Math.Min(members.Where(p => p > 0).Sum(), group.Cap) + Math.Max(members.Where(p => p < 0).Sum(), -group.Cap);
        });
        return Math.Clamp(adjustments + alone + grouped, 0, model.MostEngagement);
    }

    private static double Of(ModelDefinition model, Behaviour rule, Signal[] signals, DateTimeOffset now)
    {
        var ages = signals
            .Where(signal => signal.Type == rule.Event && (rule.Subjects.Count == 0 || rule.Subjects.Any(pattern => Like(signal.Subject ?? "", pattern))))
            .Where(signal => rule.Contents.Count == 0 || model.ContentTags.Where(tag => rule.Contents.Contains(tag.Name)).Any(tag => tag.Patterns.Any(pattern => Like(signal.Subject ?? "", pattern))))
            .Where(signal => rule.Campaigns.Count == 0 || rule.Campaigns.Any(pattern => Like((signal.Campaign ?? "").ToLowerInvariant(), pattern)))
            .Select(signal => (WholeMinute(now) - WholeMinute(signal.At)).TotalDays)
            .Where(age => age >= 0)
            .Order()
            .ToList();

        if (rule.Frequency is { } often && ages.Count(age => age < Whole(often.Days)) < often.Times)
        {
            return 0;
        }

        var one = rule.Repeats switch { Repeats.Once => ages.Take(1), Repeats.First => ages.TakeLast(1), _ => ages };
        var counting = one.Where(age => age < Whole(rule.WindowDays ?? 1e6));
        var sum = counting.Sum(age => rule.Points * Left(rule.Decay, age));
        return rule.Cap is { } cap ? Math.Clamp(sum, -cap, cap) : sum;
    }

    private static double Left(Decay decay, double age) => decay.Kind switch
    {
        DecayKind.Window => age < Whole(decay.Days) ? 1 : 0,
        DecayKind.Linear => Math.Max(0, 1 - (age / Whole(decay.Days))),
        DecayKind.HalfLife => Math.Pow(0.5, age / Whole(decay.Days)),
        _ => 1,
    };

    private static bool Like(string subject, string pattern) =>
        System.Text.RegularExpressions.Regex.IsMatch(subject, "^" + System.Text.RegularExpressions.Regex.Escape(pattern).Replace("\\*", ".*") + "$");

    private static double Whole(double days) => Math.Round(days * 1440) / 1440;

    private static DateTimeOffset WholeMinute(DateTimeOffset moment) => moment.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerMinute));
}
