using System.Collections.Concurrent;
using LeadDesk.Core.Desk.Learning;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Background;

/// <summary>Foretells leads anew soon after they changed.</summary>
internal sealed class ChanceLoop : Loop
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, bool> changed = [];
    private readonly StoreChances chances;
    private readonly IDisposable listening;

    public ChanceLoop(StoreChances chances, LeadHub hub, TimeProvider clock, ILogger<ChanceLoop> log) : base(clock, log)
    {
        this.chances = chances;
        listening = hub.Listen(change =>
        {
            foreach (var id in change.LeadIds)
            {
                changed[id] = true;
            }
        });
    }

    protected override async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        var some = changed.Keys.Take(AtOnce).ToList();
        some.ForEach(id => changed.TryRemove(id, out _));

        if (some.Count > 0)
        {
            await chances.SomeAsync(Actor.Desk, some, cancellationToken);
        }

        return changed.IsEmpty ? Pause : TimeSpan.Zero;
    }

    public override void Dispose()
    {
        listening.Dispose();
        base.Dispose();
    }
}
