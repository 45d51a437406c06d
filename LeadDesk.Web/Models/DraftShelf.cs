using System.Collections.Concurrent;

namespace LeadDesk.Web.Models;

/// <summary>The way back in a draft, kept by person and model while the person is elsewhere for some hours. One open page at a time has it.</summary>
public sealed class DraftShelf(TimeProvider clock)
{
    private const int Most = 200;

    private static readonly TimeSpan Keeps = TimeSpan.FromHours(8);

    private readonly ConcurrentDictionary<(int? Person, int Model), (DraftEditing Editing, DateTimeOffset At)> shelf = new();

    /// <summary>Takes the steps of this draft down; null when there are none.</summary>
    public DraftEditing? Take(int? person, int model, int versionId) =>
        shelf.TryRemove((person, model), out var kept) && kept.Editing.VersionId == versionId && clock.GetUtcNow() - kept.At < Keeps ? kept.Editing : null;

    /// <summary>Keeps what is saved and has steps; the oldest makes room.</summary>
    public void Keep(int? person, int model, DraftEditing editing)
    {
        if (editing is { IsDirty: false, Clash: null } and ({ CanUndo: true } or { CanRedo: true }))
        {
            shelf[(person, model)] = (editing, clock.GetUtcNow());

            if (shelf.Count > Most)
            {
                shelf.TryRemove(shelf.MinBy(entry => entry.Value.At).Key, out _);
            }
        }
    }
}
