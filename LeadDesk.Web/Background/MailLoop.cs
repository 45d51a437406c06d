using LeadDesk.Core.Desk.Notifications;
using LeadDesk.Core.Outbox;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Writes digests whose hour has come, and sends what is due.</summary>
internal sealed class MailLoop(SendMail mail, SendDigests digests, TimeProvider clock, ILogger<MailLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), DigestPause = TimeSpan.FromMinutes(1);

    private readonly TimeProvider clock = clock;
    private DateTimeOffset nextDigests;

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() is var now && now >= nextDigests)
        {
            await digests.RunAsync(Actor.Desk, cancellationToken);
            nextDigests = now + DigestPause;
        }

        await mail.RunAsync(Actor.Desk, cancellationToken);
        return Pause;
    }
}
