using LeadDesk.Core;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Models;

/// <summary>Keeps one open editor and the stored draft together: saves a moment after the last change, and takes in what others save. One call at a time.</summary>
public sealed class DraftSession(ModelPage question, StartDraft start, SaveDraft save, ModelHub hub, DraftShelf shelf, CurrentActor me, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim gate = new(1);
    private ITimer? timer;
    private IDisposable? listening;
    private bool isClosed;
    private Action redraw = () => { };

    public ModelEditor? Editor { get; private set; }
    public SaveState State { get; private set; } = SaveState.Saved;
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why the last save was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>What others did, in a few words.</summary>
    public string? Notice { get; set; }

    /// <summary>Why this draft cannot be saved any more, when it was published or discarded under unsaved changes.</summary>
    public string? Over { get; private set; }

    /// <param name="dispatch">Runs work where the page may be drawn.</param>
    /// <returns>Whether there is such a model for this person.</returns>
    public async Task<bool> OpenAsync(int modelId, Func<Func<Task>, Task> dispatch, Action changed)
    {
        redraw = changed;

        if (await question.RunAsync(await me.GetAsync(), modelId, CancellationToken.None) is not { } atHand)
        {
            return false;
        }

        var newest = atHand.Draft is null && atHand.Published is null ? await question.VersionAsync(await me.GetAsync(), modelId, atHand.Versions[0].Number, CancellationToken.None) : null;
        Editor = new(atHand, newest) { Changed = Touch, Redraw = changed };
        await TakeUpAsync(Editor);
        timer = clock.CreateTimer(_ => _ = dispatch(SaveAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        listening = hub.Listen(id => _ = id == modelId ? dispatch(RefreshAsync) : Task.CompletedTask);
        return true;
    }

    /// <summary>Makes the draft, or finds the one there is, and begins to edit it.</summary>
    public async Task<Outcome> EditAsync()
    {
        var (outcome, _) = await start.RunAsync(await me.GetAsync(), Editor!.AtHand.Id, null, CancellationToken.None);
        await RefreshAsync();
        return outcome;
    }

    /// <summary>After a change: saves when it has been quiet for a second.</summary>
    public void Touch()
    {
        (State, Problem) = (Editor?.Editing?.IsDirty == true ? SaveState.Waiting : SaveState.Saved, null);
        timer?.Change(Quiet, Timeout.InfiniteTimeSpan);
        redraw();
    }

    /// <summary>Saves what is not saved yet; afterwards <see cref="State"/> says how that went.</summary>
    public Task SaveAsync() => OneAtATimeAsync(async () =>
    {
        if (Editor?.Editing is not { IsDirty: true } editing || Over is not null)
        {
            State = Over is null ? SaveState.Saved : State;
            return;
        }

        if (editing.Clash is not null)
        {
            Fail("Somebody changed the same part. Choose which of both counts.");
            return;
        }

        State = SaveState.Saving;
        redraw();
        var sent = editing.Current;
        var answer = await save.RunAsync(await me.GetAsync(), editing.VersionId, editing.Stamp, editing.Saved, sent, mineWins: false, CancellationToken.None);
        editing.Took(sent, answer);

        if (answer.Outcome.Succeeded)
        {
            (State, SavedAt, Problem) = (editing.IsDirty ? SaveState.Waiting : SaveState.Saved, clock.GetUtcNow(), null);
        }
        else
        {
            Fail(answer.Outcome.Refusal!);
        }
    });

    /// <summary>Looks again at what is stored.</summary>
    public Task RefreshAsync() => OneAtATimeAsync(async () =>
    {
        if (Editor is not { } editor || await question.RunAsync(await me.GetAsync(), editor.AtHand.Id, CancellationToken.None) is not { } atHand)
        {
            Over = "This model is gone: its only draft was discarded.";
            return;
        }

        editor.Refresh(atHand);

        if (editor.Editing is not { } editing)
        {
            editor.Editing = editor.NewEditing();
        }
        else if (atHand.DraftVersion?.Id == editing.VersionId)
        {
            Receive(editing, atHand.Draft!, atHand.DraftVersion);
        }
        else if (editing.IsDirty)
        {
            Over = $"This draft was published or discarded by {atHand.Versions[0].By} before your last changes were saved. They are still here.";
        }
        else
        {
            editor.Editing = editor.NewEditing();
        }
    });

    /// <summary>Goes on with what is on the screen, in a new draft.</summary>
    public async Task GoOnAsync()
    {
        var mine = Editor!.Model;
        (Over, Editor.Editing) = (null, null);
        await EditAsync();
        Editor.Change(mine);
    }

    /// <summary>After the draft was discarded here: what is not saved is not missed.</summary>
    public async Task LetGoAsync()
    {
        Editor!.Editing = null;
        State = SaveState.Saved;
        await RefreshAsync();
        Over = null;
    }

    public void Settle(IReadOnlyCollection<MergeConflict> mine)
    {
        Editor!.Editing!.Settle(mine);
        Touch();
    }

    public async ValueTask DisposeAsync()
    {
        if (isClosed)
        {
            return;
        }

        isClosed = true;
        listening?.Dispose();

        if (timer is not null)
        {
            await timer.DisposeAsync();
        }

        redraw = () => { };
        await SaveAsync();

        if (Editor is { Editing: { } editing } editor && Over is null)
        {
            shelf.Keep((await me.GetAsync()).UserId, editor.AtHand.Id, editing);
        }
    }

    // Whoever left the page and comes back finds the steps back that led here, with what others saved meanwhile woven in.
    private async Task TakeUpAsync(ModelEditor editor)
    {
        if (editor is { Editing: { } fresh, AtHand.DraftVersion.By: var by } && shelf.Take((await me.GetAsync()).UserId, editor.AtHand.Id, fresh.VersionId) is { } kept)
        {
            if (kept.Stamp != fresh.Stamp)
            {
                kept.Receive(fresh.Saved, fresh.Stamp, by);
            }

            editor.Editing = kept;
        }
    }

    private void Receive(DraftEditing editing, ModelDefinition stored, VersionRow version)
    {
        if (version.Stamp == editing.Stamp)
        {
            return;
        }

        var count = ModelDiff.Between(editing.Saved, stored, Editor!.NameOf).Count;
        editing.Receive(stored, version.Stamp, version.By);
        Notice = editing.Clash is null && count > 0 ? $"{version.By} changed {count} {(count == 1 ? "thing" : "things")}" : Notice;
    }

    private void Fail(string problem) => (State, Problem) = (SaveState.Failed, problem);

    private async Task OneAtATimeAsync(Func<Task> work)
    {
        await gate.WaitAsync();

        try
        {
            await work();
        }
        finally
        {
            gate.Release();
        }

        redraw();
    }
}
