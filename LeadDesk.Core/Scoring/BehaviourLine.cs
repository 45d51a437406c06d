namespace LeadDesk.Core.Scoring;

/// <summary>Writes the ledger line of one behaviour: which events count, and what came of their points.</summary>
internal static class BehaviourLine
{
    private const int MomentsShown = 3, EventsShown = 20;

    /// <summary>Null when no event counts.</summary>
    public static (LedgerLine Line, double Points)? Of(CompiledBehaviour rule, BehaviourTrack track, Sheet sheet, ReadOnlySpan<Signal> signals)
    {
        var count = track.Count == 0 ? 0 : track.Counting(rule, sheet.Now);

        if (count == 0)
        {
            return null;
        }

        var worth = track.Worth(rule, sheet.Now);
        var capped = Math.Min(worth, rule.Cap);
        var full = rule.Magnitude * count;
        var events = EventsOf(rule, track, count, sheet, signals);
        return (new()
        {
            Kind = LineKind.Behaviour,
            Axis = Axis.Engagement,
            Rule = rule.Rule.Name,
            Evidence = events.FirstOrDefault()?.Subject,
            Terms = TermsOf(rule.Rule),
            Moments = [.. Enumerable.Range(0, Math.Min(count, MomentsShown)).Select(n => Minute.Moment(track.Newest(rule, n)))],
            Events = events,
            Raw = rule.Rule.Points,
            Count = count,
            DecayFactor = full > 0 ? worth / full : 1,
            CapLoss = worth - capped,
        }, rule.Takes ? -capped : capped);
    }

    private static List<LedgerEvent> EventsOf(CompiledBehaviour rule, BehaviourTrack track, int count, Sheet sheet, ReadOnlySpan<Signal> signals)
    {
        var (found, used) = (new List<LedgerEvent>(), new HashSet<int>());

        for (var n = 0; n < Math.Min(count, EventsShown); n++)
        {
            var minute = track.Newest(rule, n);
            var at = IndexOf(rule, minute, used, sheet, signals);
            used.Add(at);
            found.Add(new(Minute.Moment(minute), at < 0 ? null : signals[at].Subject));
        }

        return found;
    }

    // Two events of one minute are told one by one.
    private static int IndexOf(CompiledBehaviour rule, long minute, HashSet<int> used, Sheet sheet, ReadOnlySpan<Signal> signals)
    {
        for (var i = 0; i < signals.Length; i++)
        {
            if (signals[i].Type != rule.Rule.Event || Minute.Of(signals[i].At) != minute || used.Contains(i))
            {
                continue;
            }

            sheet.Facts.Fold(signals[i], out var subject, out var campaign);

            if (rule.Matches(subject, campaign))
            {
                return i;
            }
        }

        return -1;
    }

    private static string? TermsOf(Behaviour rule)
    {
        var decay = rule.Decay.Kind switch
        {
            DecayKind.Window => $"window {LedgerLines.Number(rule.Decay.Days)} d",
            DecayKind.Linear => $"linear {LedgerLines.Number(rule.Decay.Days)} d",
            DecayKind.HalfLife => $"half-life {LedgerLines.Number(rule.Decay.Days)} d",
            _ => null,
        };
        string?[] terms =
        [
            decay,
            rule.WindowDays is { } days ? $"within {LedgerLines.Number(days)} d" : null,
            rule.Repeats switch { Repeats.Once => "latest only", Repeats.First => "first only", _ => null },
            rule.Frequency is { } often ? $"at least {often.Times} in {LedgerLines.Number(often.Days)} d" : null,
            rule.Cap is { } cap ? $"cap {LedgerLines.Number(cap)}" : null,
        ];
        return string.Join(", ", terms.Where(term => term is not null)) is { Length: > 0 } said ? said : null;
    }
}
