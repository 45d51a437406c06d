using System.Runtime.InteropServices;

namespace LeadDesk.Core.Scoring;

/// <summary>
/// Finds the first minute at which the engagement level is another one. Between two events what is given and what is taken both only
/// fade, so over a span of minutes engagement lies between (least given − most taken) and (most given − least taken), which the
/// span's two ends tell. Spans that cannot leave the level are passed over, others are halved down to the minute.
/// </summary>
internal static class NextChange
{
    /// <summary>Half-lives after which a point is taken as gone: 2^−44 is less than a half is rounded up for.</summary>
    public const double Faded = 44;

    /// <summary>Wider than floating-point dust, so that no span is passed over wrongly.</summary>
    private const double Margin = 1e-6;

    /// <summary>So many looks in one search mean a level that is all but touched for years; the minute reached is then answered, early rather than late.</summary>
    private const int MostLooks = 20_000;

    /// <returns>The minute, or <see cref="Minute.Never"/>. Needs a <see cref="Engagement.Begin"/> at now and may leave it later.</returns>
    public static long After(long now, Engagement engagement, CompiledModel model)
    {
        var start = new Look(now, engagement.At(now));
        var search = new Search(engagement, model, model.LevelOf(engagement.TenthsOf(start.Balance)));

        while (true)
        {
            var next = engagement.NextEventAfter(start.Minute);
            var end = Math.Min(next - 1, engagement.RestsFrom(start.Minute));

            if (end > start.Minute && search.Within(start, search.LookAt(end)) is var found and < Minute.Never)
            {
                return found;
            }

            if (next == Minute.Never)
            {
                return Minute.Never;
            }

            engagement.Begin(next);
            start = search.LookAt(next);

            if (search.IsElsewhere(start))
            {
                return next;
            }
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Look(long Minute, Balance Balance);

    private sealed class Search(Engagement engagement, CompiledModel model, int level)
    {
        private int looks;

        public Look LookAt(long minute)
        {
            looks++;
            return new(minute, engagement.At(minute));
        }

        public bool IsElsewhere(Look look) => model.LevelOf(engagement.TenthsOf(look.Balance)) != level;

        /// <summary>The first minute after from, up to and with to, at which the level is another one; it is not at from.</summary>
        public long Within(Look from, Look to)
        {
            if (!CanLeave(from.Balance, to.Balance))
            {
                return Minute.Never;
            }

            if (to.Minute == from.Minute + 1)
            {
                return IsElsewhere(to) ? to.Minute : Minute.Never;
            }

            if (looks > MostLooks)
            {
                return from.Minute + 1;
            }

            var middle = LookAt(from.Minute + ((to.Minute - from.Minute) / 2));
            var found = Within(from, middle);
            return found < Minute.Never || IsElsewhere(middle) ? found : Within(middle, to);
        }

        private bool CanLeave(Balance early, Balance late) =>
            model.LevelOf(engagement.TenthsOf(early.Gives + Margin, late.Takes)) != level
            || model.LevelOf(engagement.TenthsOf(late.Gives, early.Takes + Margin)) != level;
    }
}
