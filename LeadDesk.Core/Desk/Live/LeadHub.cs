using System.Collections.Concurrent;

namespace LeadDesk.Core.Desk.Live;

/// <summary>Tells open pages, after a commit, that leads changed. A listener is called on the writer's thread and must be quick.</summary>
public sealed class LeadHub
{
    private readonly ConcurrentDictionary<Guid, Action<LeadsChanged>> listeners = new();

    /// <summary>Listens until the returned subscription is disposed of.</summary>
    public IDisposable Listen(Action<LeadsChanged> listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    public void Say(params IReadOnlyCollection<long> leadIds)
    {
        var changed = new LeadsChanged(leadIds);

        foreach (var listener in listeners.Values)
        {
            listener(changed);
        }
    }

    /// <summary>So many changed that every page should ask again.</summary>
    public void SayAll() => Say([]);

    private sealed class Subscription(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}

/// <param name="LeadIds">Which leads changed; empty for "any".</param>
public sealed record LeadsChanged(IReadOnlyCollection<long> LeadIds)
{
    public bool Touches(long leadId) => LeadIds.Count == 0 || LeadIds.Contains(leadId);
}
