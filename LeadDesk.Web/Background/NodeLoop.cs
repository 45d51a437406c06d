using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Web.Background;

/// <summary>Keeps the link to the other processes of the desk; once it broke, it is made anew.</summary>
internal sealed class NodeLoop(NodeLink link, TimeProvider clock, ILogger<NodeLoop> log) : Loop(clock, log)
{
    private static readonly TimeSpan Alone = TimeSpan.FromDays(1);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken) => await link.RunAsync(cancellationToken) ? TimeSpan.Zero : Alone;
}
