using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>The edits of one save, sorted into what can be applied, what is wrong and what clashes.</summary>
internal sealed class EditSheet
{
    private static readonly string[] Recognising = ["firstName", "lastName", "email", "phone", "externalId"], OfDeal = ["value", "closeDate"];

    private readonly Lead lead;

    public EditSheet(Lead lead, IReadOnlyList<LeadField> fields, IReadOnlyList<FieldEdit> edits)
    {
        this.lead = lead;

        foreach (var edit in edits)
        {
            Add(edit, fields);
        }
    }

    public List<FieldProblem> Problems { get; } = [];
    public List<EditConflict> Conflicts { get; } = [];
    public List<Change> Changes { get; } = [];

    public Change? Company => Changes.Find(change => change.Field.Key == "company");
    public bool TouchesCompany => Changes.Exists(change => change.Field.IsCompany && change.Field.Key != "company");

    private void Add(FieldEdit edit, IReadOnlyList<LeadField> fields)
    {
        if (fields.FirstOrDefault(field => field.Key == edit.Field) is not { } field || (field.Set is null && field.Key != "company"))
        {
            Problems.Add(new(edit.Field, edit.Field, "cannot be edited"));
            return;
        }

        var outcome = FieldRules.TryRead(field, edit.After, out var after);
        var current = field.Get(lead).Display;

        if (!outcome.Succeeded)
        {
            Problems.Add(new(field.Key, field.Name, outcome.Refusal!));
        }
        else if (current != after.Display && current != (edit.Before ?? ""))
        {
            Conflicts.Add(new(field.Key, field.Name, current, after.Display));
        }
        else if (current != after.Display)
        {
            Changes.Add(new(field, current, after));
        }
    }

    /// <summary>Writes the changes into the lead and its account; the company itself has been joined before.</summary>
    public void Apply()
    {
        var (value, closes) = (lead.Value, lead.CloseDate);

        foreach (var (field, _, after) in Changes)
        {
            if (field.IsCompany && lead.Account is null && field.Set is not null)
            {
                Problems.Add(new(field.Key, field.Name, "belongs to a company; write the company's name first"));
                continue;
            }

            field.Set?.Invoke(lead, after);
        }

        if (Changes.Exists(change => Recognising.Contains(change.Field.Key)) && !FieldRules.IsRecognisable(lead))
        {
            Problems.Add(new(Changes[0].Field.Key, "Name", "or an e-mail, a phone number or an external id must stay, or nobody could tell the lead from others"));
        }

        if (Changes.Find(change => OfDeal.Contains(change.Field.Key)) is { } deal && lead.LostDeal(value, closes))
        {
            Problems.Add(new(deal.Field.Key, deal.Field.Name, $"must stay while the lead is in stage {lead.Stage.Name}; move it back first"));
        }
    }

    public sealed record Change(LeadField Field, string Before, FieldValue After);
}
