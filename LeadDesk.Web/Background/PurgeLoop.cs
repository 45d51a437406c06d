using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Export;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Takes deleted leads, uploaded files and kept exports away for good after thirty days.</summary>
internal sealed class PurgeLoop(PurgeDeleted purge, UploadFolder uploads, ForgetExports exports, TimeProvider clock, ILogger<PurgeLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1), Kept = TimeSpan.FromDays(30);

    private readonly TimeProvider clock = clock;

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        await purge.RunAsync(Actor.Desk, cancellationToken);
        await exports.RunAsync(Actor.Desk, cancellationToken);
        uploads.ForgetOlderThan(clock.GetUtcNow() - Kept);
        return Pause;
    }
}
