using System.Collections.Concurrent;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Tells open pages, after a commit, that a model's draft or versions changed. A listener is called on the writer's thread and must be quick.</summary>
public sealed class ModelHub
{
    private readonly ConcurrentDictionary<Guid, Action<int>> listeners = new();

    /// <summary>Hears the ids of models until the returned subscription is disposed of.</summary>
    public IDisposable Listen(Action<int> listener)
    {
        var key = Guid.NewGuid();
        listeners[key] = listener;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    public void Say(int modelId)
    {
        foreach (var listener in listeners.Values)
        {
            listener(modelId);
        }
    }

    private sealed class Subscription(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
