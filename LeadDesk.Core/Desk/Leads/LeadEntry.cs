using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What a program knows about a lead. Fields it does not name stay as they are.</summary>
/// <param name="Fields">By field key; custom fields as "custom.key".</param>
/// <param name="Tags">Added to the ones the lead has.</param>
public sealed record LeadEntry(IReadOnlyDictionary<string, FieldEntry> Fields, IReadOnlyList<string> Tags)
{
    /// <summary>What may be done to a lead, or a company, that is known already.</summary>
    public KnownPolicy Known { get; init; }

    /// <summary>What a form noticed about whoever sent it; kept with a new lead.</summary>
    public string? FormSigns { get; init; }

    /// <summary>Whether a new lead is not to be written to. A known one may have agreed before.</summary>
    public bool IsQuiet { get; init; }
}

/// <summary>How an entry is taken when its lead is known already.</summary>
public enum KnownPolicy
{
    Overwrite,

    /// <summary>For senders whom nobody knows: what somebody has written stays. A wish not to be written to or called is taken.</summary>
    FillEmpty,
    LeaveAlone,
}

/// <summary>An entry whose values were read and found good.</summary>
internal sealed class ReadEntry
{
    public const int LongestKey = 200, LongestTag = 60, MostTags = 50;

    private readonly Dictionary<string, string> errors = [];

    private ReadEntry()
    {
    }

    public List<(LeadField Field, FieldValue Value)> Values { get; } = [];
    public List<string> Tags { get; private set; } = [];
    public KnownPolicy Known { get; private init; }
    public string? FormSigns { get; private init; }
    public bool IsQuiet { get; private init; }

    /// <summary>What is wrong, by field key.</summary>
    public IReadOnlyDictionary<string, string> Errors => errors;

    public static ReadEntry Of(LeadEntry entry, IReadOnlyCollection<CustomField> custom)
    {
        var read = new ReadEntry { Known = entry.Known, FormSigns = entry.FormSigns, IsQuiet = entry.IsQuiet };

        foreach (var (key, written) in entry.Fields)
        {
            read.Take(key, written, LeadFields.Find(key, custom));
        }

        read.TakeTags(entry.Tags);

        if (read.errors.Count == 0 && read.Text("externalId") is null && read.Text("email") is null)
        {
            read.errors["externalId"] = "is missing, and so is email: give one of them, so that the lead can be found again";
        }

        return read;
    }

    /// <summary>The text given for a built-in field, or null.</summary>
    public string? Text(string key) => Values.Where(value => value.Field.Key == key).Select(value => value.Value.Text).FirstOrDefault();

    /// <summary>Leaves out what the lead has already, when only empty fields are to be filled. Its company counts as known, too, when the lead itself is new.</summary>
    public void KeepWhatIsKnown(Lead lead, bool isNew)
    {
        if (Known == KnownPolicy.FillEmpty)
        {
            Values.RemoveAll(value => (!isNew || value.Field.IsCompany) && value.Field.Get(lead) is { HasValue: true } has && !(has.Type == FieldType.YesNo && has.Number == 0 && value.Value.Number > 0));
        }
    }

    private void Take(string key, FieldEntry written, LeadField? field)
    {
        if (field is null || (field.Set is null && field.Key != "company"))
        {
            errors[key] = field is null ? "is no field of a lead" : "follows from other fields and cannot be set";
            return;
        }

        var outcome = written.TryRead(field, out var value);
        outcome = outcome.Succeeded && value.Text is { } text ? Check(key, text) : outcome;

        if (outcome.Succeeded)
        {
            Values.Add((field, value));
        }
        else
        {
            errors[key] = outcome.Refusal!;
        }
    }

    private static Outcome Check(string key, string text) => key switch
    {
        "email" => EmailAddress.Check(text),

        // Longer ones would not fit into the index by which they are found.
        "externalId" or "company" or "companyDomain" when text.Length > LongestKey => Outcome.Refuse($"may have at most {LongestKey} characters"),
        "companyDomain" when Domains.Of(text) is null => Outcome.Refuse("is no domain; one looks like company.com"),
        _ => Outcome.Done,
    };

    private void TakeTags(IReadOnlyList<string> tags)
    {
        Tags = [.. tags.Select(tag => Folding.Storable(tag).Trim()).Distinct()];

        if (Tags.Count > MostTags || Tags.Exists(tag => tag.Length is 0 or > LongestTag))
        {
            errors["tags"] = $"may be at most {MostTags}, each with 1 to {LongestTag} characters";
        }
    }
}
