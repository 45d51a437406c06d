using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Models;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>What the parts of the editor share: the model that is shown, the way to change it, and which rule is open.</summary>
public sealed class ModelEditor
{
    private readonly HashSet<string> open = [];
    private (ModelDefinition Model, ModelFindings Findings)? check;
    private (ModelDefinition Model, IReadOnlyList<ModelDifference> Differences)? diff;

    public ModelEditor(ModelAtHand atHand, ModelDefinition? otherwise = null)
    {
        (AtHand, Otherwise) = (atHand, otherwise);
        Editing = NewEditing();
    }

    public ModelAtHand AtHand { get; private set; }

    /// <summary>Null while there is no draft, or none that this person may change; the model is then only to be read.</summary>
    public DraftEditing? Editing { get; set; }

    /// <summary>Called after every change by this person.</summary>
    public Action? Changed { get; set; }

    /// <summary>Called when only the look changed, such as a rule that was opened.</summary>
    public Action? Redraw { get; set; }

    /// <summary>Asks an admin for the reason why a protected attribute may be used.</summary>
    public Action<string>? Confirm { get; set; }

    /// <summary>Tells which values leads have in a field that contain some letters.</summary>
    public Func<string, string, CancellationToken, Task<IReadOnlyList<NamedCount>>> Known { get; set; } = (_, _, _) => Task.FromResult<IReadOnlyList<NamedCount>>([]);

    public bool MayEdit => Editing is not null;
    public ModelDefinition Model => Editing?.Current ?? AtHand.Draft ?? AtHand.Published ?? Otherwise ?? new ModelDefinition { Name = AtHand.Name };

    /// <summary>The version in use, beside which a draft is shown.</summary>
    public string? PublishedName => AtHand is { Draft: not null, PublishedVersion: { } version } ? $"v{version.Number}" : null;
    public ModelFindings Findings => (check = check is { } known && ReferenceEquals(known.Model, Model) ? known : (Model, ModelCheck.Of(Model, AtHand.Fields, AtHand.Segments))).Value.Findings;

    /// <summary>What the draft changes in the published version; empty without one of them.</summary>
    public IReadOnlyList<ModelDifference> Differences => AtHand.Published is null ? [] :
        (diff = diff is { } known && ReferenceEquals(known.Model, Model) ? known : (Model, ModelDiff.Between(AtHand.Published, Model, NameOf))).Value.Differences;

    private ModelDefinition? Otherwise { get; }

    /// <summary>The model as it is stored now; what is being edited stays.</summary>
    public void Refresh(ModelAtHand atHand) => (AtHand, check, diff) = (atHand, null, null);

    public DraftEditing? NewEditing() =>
        AtHand is { MayEdit: true, Draft: { } draft, DraftVersion: { } version } ? new DraftEditing(version.Id, draft, version.Stamp) : null;

    /// <param name="step">See <see cref="DraftEditing.Change"/>.</param>
    public void Change(ModelDefinition next, string? step = null)
    {
        if (Editing is { } editing && !ReferenceEquals(next, editing.Current))
        {
            editing.Change(next, step);
            Changed?.Invoke();
        }
    }

    public bool IsOpen(string path) => open.Contains(path);

    public void Toggle(string path)
    {
        if (!open.Remove(path))
        {
            open.Add(path);
        }

        Redraw?.Invoke();
    }

    /// <summary>The rule that was opened last and is not on the screen yet.</summary>
    public string? Fresh { get; set; }

    public void Open(string path)
    {
        open.Add(path);
        Fresh = path;
        Redraw?.Invoke();
    }

    /// <summary>A rule that gets another name stays open.</summary>
    public void Rename(string from, string to)
    {
        foreach (var path in open.Where(path => path == from || path.StartsWith(from + "/", StringComparison.Ordinal)).ToList())
        {
            open.Remove(path);
            open.Add(to + path[from.Length..]);
        }
    }

    /// <summary>Two rules that change places take along whether they are open.</summary>
    public void Swap(string one, string other)
    {
        var (first, second) = (open.Remove(one), open.Remove(other));
        _ = first && open.Add(other);
        _ = second && open.Add(one);
    }

    public string NameOf(string attribute) => AtHand.NameOf(attribute);
    public LeadField? FieldOf(string attribute) => AtHand.Fields.FirstOrDefault(field => field.Key == attribute);
    public string Say(Condition? condition) => ConditionWords.Of(condition, NameOf);

    public bool IsProtected(string attribute) => FieldOf(attribute)?.IsProtected == true;
    public Confirmation? ConfirmationOf(string attribute) => Model.Confirmed.FirstOrDefault(entry => entry.Attribute == attribute && !string.IsNullOrWhiteSpace(entry.Reason));
}
