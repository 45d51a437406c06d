using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>The values of a choice, looked up by their folded words; a field that the import made takes new ones as they come.</summary>
internal sealed class ChoiceBook
{
    private const int Most = 500, LongestNew = 200;

    private readonly Dictionary<string, FieldValue> known = [];
    private readonly Dictionary<string, FieldValue> seen = [];
    private readonly bool grows;
    private readonly IReadOnlyList<string> choices;
    private List<string> added = [];

    public ChoiceBook(IReadOnlyList<string> choices, bool grows)
    {
        (this.choices, this.grows) = (choices, grows);

        foreach (var choice in choices)
        {
            known.TryAdd(Folding.Fold(choice), FieldValue.Of(choice));
        }
    }

    public Outcome TryRead(string text, out FieldValue value)
    {
        if (seen.TryGetValue(text, out value) || known.TryGetValue(Folding.Fold(text), out value))
        {
            Remember(text, value);
            return Outcome.Done;
        }

        if (grows && known.Count < Most && text.Length <= LongestNew)
        {
            var clean = Folding.Storable(text);
            value = FieldValue.Of(clean);
            known[Folding.Fold(clean)] = value;
            added.Add(clean);
            return Outcome.Done;
        }

        return FieldText.TryRead(FieldType.Choice, text, choices, out value);
    }

    public IReadOnlyList<string> TakeNew()
    {
        var taken = added;
        added = [];
        return taken;
    }

    private void Remember(string text, FieldValue value)
    {
        if (seen.Count < Most)
        {
            seen.TryAdd(text, value);
        }
    }
}
