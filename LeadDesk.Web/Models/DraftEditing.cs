using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>A draft at one person's screen: what is shown, how much of it is saved, and the way back. What others save is woven in; what both changed waits for a decision.</summary>
public sealed class DraftEditing(int versionId, ModelDefinition saved, int stamp)
{
    private const int MostSteps = 100;

    private readonly List<ModelDefinition> past = [], future = [];
    private string? lastStep;

    public int VersionId { get; } = versionId;

    /// <summary>What is stored, as far as this screen knows; changes are told from it.</summary>
    public ModelDefinition Saved { get; private set; } = saved;
    public ModelDefinition Current { get; private set; } = saved;
    public int Stamp { get; private set; } = stamp;

    /// <summary>What somebody else saved that touches the same parts; saving waits until it is settled.</summary>
    public Clash? Clash { get; private set; }

    public bool IsDirty => !ReferenceEquals(Current, Saved);
    public bool CanUndo => past.Count > 0;
    public bool CanRedo => future.Count > 0;

    /// <param name="step">Changes in a row with the same step, such as the digits of a number, are one step back.</param>
    public void Change(ModelDefinition next, string? step = null)
    {
        if (step is null || step != lastStep)
        {
            past.Add(Current);
            past.RemoveRange(0, Math.Max(0, past.Count - MostSteps));
        }

        (Current, lastStep) = (next, step);
        future.Clear();
    }

    public void Undo() => Step(past, future);

    public void Redo() => Step(future, past);

    /// <summary>What came of saving. What was changed meanwhile stays.</summary>
    /// <param name="sent">The definition that was given to be saved.</param>
    public void Took(ModelDefinition sent, DraftSaved answer)
    {
        if (answer.Outcome.Succeeded)
        {
            Rebase(sent, answer.Definition!, answer.Stamp);
        }
        else if (answer.Conflicts.Count > 0)
        {
            Clash = new(answer.Definition!, answer.Stamp, answer.Conflicts, answer.By);
        }
    }

    /// <summary>Somebody else saved. Taken over at once unless both changed the same part.</summary>
    public void Receive(ModelDefinition stored, int stamp, string? by)
    {
        var merge = ModelMerge.Of(Saved, Current, stored);
        Clash = merge.Conflicts.Count > 0 ? new(stored, stamp, merge.Conflicts, by) : null;

        if (Clash is null)
        {
            Rebase(Saved, stored, stamp);
        }
    }

    /// <summary>Decides what both changed; whatever is not mine by this decision is theirs.</summary>
    public void Settle(IReadOnlyCollection<MergeConflict> mine)
    {
        if (Clash is not { } clash)
        {
            return;
        }

        var before = Current;
        Rebase(Saved, clash.Stored, clash.Stamp);
        var settled = clash.Conflicts.Except(mine).Aggregate(Current, (model, conflict) => ModelParts.Take(model, clash.Stored, conflict.Part, conflict.Rule));
        Clash = null;

        if (!ReferenceEquals(settled, before))
        {
            Change(settled);
        }
    }

    // The steps back are my steps: what others did stays when I go back.
    private void Rebase(ModelDefinition from, ModelDefinition onto, int stamp)
    {
        (Saved, Stamp) = (onto, stamp);

        if (!ReferenceEquals(from, onto))
        {
            Current = On(Current);
            Move(past);
            Move(future);
        }

        ModelDefinition On(ModelDefinition mine) => ReferenceEquals(mine, from) ? onto : ModelMerge.Of(from, mine, onto, mineWins: true).Merged;

        void Move(List<ModelDefinition> steps)
        {
            for (var step = 0; step < steps.Count; step++)
            {
                steps[step] = On(steps[step]);
            }
        }
    }

    private void Step(List<ModelDefinition> from, List<ModelDefinition> to)
    {
        if (from.Count > 0)
        {
            to.Add(Current);
            Current = from[^1];
            from.RemoveAt(from.Count - 1);
            lastStep = null;
        }
    }
}

/// <param name="Stored">What the others saved.</param>
public sealed record Clash(ModelDefinition Stored, int Stamp, IReadOnlyList<MergeConflict> Conflicts, string? By);
