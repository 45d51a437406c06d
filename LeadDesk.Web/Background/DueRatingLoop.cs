using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Rates due leads right after each full minute, when cells change, and a few times in between, when events were late.</summary>
internal sealed class DueRatingLoop(RateDueLeads due, FadeAnswers fading, TimeProvider clock, ILogger<DueRatingLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private readonly TimeProvider clock = clock;

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await fading.RunAsync(Actor.Desk, cancellationToken);
        await due.RunAsync(Actor.Desk, cancellationToken);
        return Beat - TimeSpan.FromTicks(clock.GetUtcNow().UtcTicks % Beat.Ticks);
    }
}
