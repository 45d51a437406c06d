using System.Globalization;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>A column that goes somewhere, and how its cells are read.</summary>
internal sealed class PlannedColumn
{
    private static readonly string[] Identities = ["externalId", "email", "phone", "firstName", "lastName", ImportTargets.FullName, ImportTargets.LeadId];

    private readonly Action<PlannedColumn, ImportRow, string> way;
    private readonly ChoiceBook? choices;
    private readonly Dictionary<string, string>? values;

    public PlannedColumn(int index, ColumnMapping mapping, ImportTarget target, OwnerBook owners)
    {
        (Index, Mapping, Owners) = (index, mapping, owners);
        Target = target.Field ?? LeadFields.BuiltIn[0];
        values = mapping.Values.Count == 0 ? null : new(mapping.Values.DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        MakesALead = Identities.Contains(target.Key);
        way = SpecialCells.Ways.GetValueOrDefault(target.Key) ?? EventCells.Ways.GetValueOrDefault(target.Key) ?? ((column, row, text) => column.Plain(row, text));
        choices = target.Field?.Type == FieldType.Choice ? new ChoiceBook(target.Field.Choices, grows: mapping.NewField is not null) : null;
    }

    public int Index { get; }
    public ColumnMapping Mapping { get; }
    public LeadField Target { get; }
    public OwnerBook Owners { get; }
    public bool MakesALead { get; }
    public string CustomKey => Target.IsCustom ? Target.Key[LeadFields.CustomPrefix.Length..] : "";

    public IReadOnlyList<string> TakeNewChoices() => choices?.TakeNew() ?? [];

    /// <param name="text">Trimmed, and an answer.</param>
    public void Read(ImportRow row, string text)
    {
        if (values is not null && values.TryGetValue(text, out var meant))
        {
            text = meant.Trim();
        }

        if (text.Length > 0)
        {
            way(this, row, text);
        }
    }

    /// <summary>What a cell is read as, for people; null when it is left out.</summary>
    public string? Show(string text)
    {
        var row = new ImportRow(0, []);
        Read(row, text);
        TakeNewChoices();
        return EventTargets.IsOne(Mapping.Target) ? row.Event.At?.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) ?? row.Event.Activity?.ToString() ?? row.Event.Type ?? row.Event.Subject ?? row.Event.Campaign ?? row.Event.Key
            : row.Consent is { } consent ? consent.Agrees ? "agreed" : "did not agree"
            : row.Values.Count > 0 ? string.Join(" ", row.Values.Select(pair => pair.Value.Display))
            : row.CreatedAt?.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture) ?? row.Outcome?.Name ?? row.Company ?? row.CompanyDomain
            ?? (row.OwnerId is null && row.Tags.Count == 0 && row.LeadId is null && row.Feedback is null && row.FeedbackReason is null ? null : text);
    }

    private void Plain(ImportRow row, string text)
    {
        var outcome = TryRead(text, out var value);

        if (outcome.Succeeded)
        {
            row.Values.Add((Target, value));
        }
        else
        {
            row.Report(Mapping.Column, text, outcome.Refusal!);
        }
    }

    private Outcome TryRead(string text, out FieldValue value)
    {
        switch (Target.Type)
        {
            case FieldType.Number:
                var outcome = NumberText.TryRead(text, Mapping.Numbers, out value);
                return outcome.Succeeded ? FieldRules.Check(Target, value) : outcome;
            case FieldType.Date:
                var read = DateText.TryRead(text, Mapping.Dates, out var moment);
                value = read ? FieldValue.Of(DateOnly.FromDateTime(moment.UtcDateTime)) : FieldValue.Empty;
                return read ? Outcome.Done : Outcome.Refuse("is not a date that can be read; write it as 2026-11-21");
            case FieldType.Choice:
                return choices!.TryRead(text, out value);
            default:
                return FieldText.TryRead(Target.Type, text, Target.Choices, out value);
        }
    }
}
