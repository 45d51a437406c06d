using System.Collections.Concurrent;

namespace LeadDesk.Core.Desk.Live;

/// <summary>Who wants to hear of something. A listener is called on the writer's thread and must be quick.</summary>
public class Listeners<T>
{
    private readonly ConcurrentDictionary<Guid, Action<T>> listeners = new();

    /// <summary>Listens until the returned subscription is disposed of.</summary>
    public IDisposable Listen(Action<T> listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    public void Say(T news)
    {
        foreach (var listener in listeners.Values)
        {
            listener(news);
        }
    }

    private sealed class Subscription(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
