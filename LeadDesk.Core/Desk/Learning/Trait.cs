using LeadDesk.Core.Leads;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>One thing about a lead that outcomes can teach something about: an attribute or a behaviour.</summary>
/// <param name="Key">The field's key, or "event.type.times", "event.type.days", "event.type.of.subject", "event.last.campaign", "event.last.type".</param>
/// <param name="IsNumber">Whether <paramref name="Read"/> gives numbers; otherwise words.</param>
internal sealed record Trait(string Key, string Name, bool IsNumber, bool IsBehaviour, Func<KnownLead, FieldValue> Read)
{
    private const string Times = ".times", Days = ".days", Of = ".of.";
    private const string LastCampaign = Bins.BehaviourPrefix + "last.campaign", LastType = Bins.BehaviourPrefix + "last.type";

    /// <summary>What says who somebody is, what sales or scoring makes of a lead, or what follows from the outcome: never learned from.</summary>
    private static readonly HashSet<string> Never = ["externalId", "firstName", "lastName", "email", "phone", "company", "companyDomain", "persona", "value", "closeDate", "probability", "suspicion", "phoneE164"];

    public static bool MayLearn(LeadField field) => !Never.Contains(field.Key) && field.Group != "Qualification";

    /// <summary>The trait with this key; null when the field is gone.</summary>
    public static Trait? Find(string key, IReadOnlyDictionary<string, LeadField> fields) =>
        key.StartsWith(Bins.BehaviourPrefix, StringComparison.Ordinal) ? OfEvents(key) : fields.GetValueOrDefault(key) is { } field ? OfField(field) : null;

    public static Trait OfField(LeadField field) => field.Type switch
    {
        FieldType.Number => new(field.Key, field.Name, true, false, known => field.Get(known.Lead)),

        // A day of itself never comes again; how long ago it was does.
        FieldType.Date => new(field.Key, field.Name + " (days ago)", true, false, known => field.Get(known.Lead) is { HasValue: true } day
            ? FieldValue.Of((double)(DateOnly.FromDateTime(known.Moment.UtcDateTime).DayNumber - (int)day.Number)) : FieldValue.Empty),
        _ => new(field.Key, field.Name, false, false, known => field.Get(known.Lead)),
    };

    /// <summary>How often, how recently, with which subjects and by which touch last.</summary>
    public static IEnumerable<Trait> OfEvents(IReadOnlyCollection<string> types, IEnumerable<(string Type, string Subject)> subjects) =>
    [
        .. types.SelectMany(type => new[] { $"{Bins.BehaviourPrefix}{type}{Times}", $"{Bins.BehaviourPrefix}{type}{Days}" }).Select(key => OfEvents(key)!),
        .. subjects.Select(one => OfEvents($"{Bins.BehaviourPrefix}{one.Type}{Of}{one.Subject}")!),
        .. types.Count > 0 ? [OfEvents(LastType)!, OfEvents(LastCampaign)!] : (Trait[])[],
    ];

    /// <summary>The column of these leads.</summary>
    /// <param name="numbers">What was read as a number, NaN where there was none.</param>
    /// <param name="words">What was read, when it is words.</param>
    public LearningColumn Column(double[] numbers, string?[] words, double? filledByStaff) =>
        !IsNumber ? LearningColumn.OfWords(Key, Name, words, filledByStaff) : IsBehaviour ? LearningColumn.OfBehaviour(Key, Name, numbers) : LearningColumn.OfNumbers(Key, Name, numbers, filledByStaff);

    public static double NumberOf(FieldValue value) => value.HasValue ? value.Number : double.NaN;

    private static Trait? OfEvents(string key)
    {
        if (key is LastCampaign or LastType)
        {
            return new(key, key == LastType ? "Last touch" : "Campaign of the last touch", false, true, known => known.Signals is [.., var last] ? FieldValue.Of(key == LastType ? EventType.Of(last.Type).Name : last.Campaign) : FieldValue.Empty);
        }

        var rest = key[Bins.BehaviourPrefix.Length..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);

        if (dot <= 0)
        {
            return null;
        }

        var (type, measure) = (rest[..dot], rest[dot..]);
        var name = EventType.Of(type).Name;
        return measure switch
        {
            Times => new(key, $"{name}, times", true, true, known => FieldValue.Of((double)Count(known.Signals, type, null))),
            Days => new(key, $"{name}, days ago", true, true, known => Latest(known, type)),
            _ when measure.StartsWith(Of, StringComparison.Ordinal) && measure[Of.Length..] is var subject =>
                new(key, $"{name} “{subject}”, times", true, true, known => FieldValue.Of((double)Count(known.Signals, type, subject))),
            _ => null,
        };
    }

    private static int Count(Signal[] signals, string type, string? subject)
    {
        var count = 0;

        foreach (ref readonly var signal in signals.AsSpan())
        {
            count += signal.Type == type && (subject is null || signal.Subject == subject) ? 1 : 0;
        }

        return count;
    }

    private static FieldValue Latest(KnownLead known, string type)
    {
        for (var i = known.Signals.Length - 1; i >= 0; i--)
        {
            if (known.Signals[i].Type == type)
            {
                return FieldValue.Of(Math.Floor((known.Moment - known.Signals[i].At).TotalDays));
            }
        }

        return FieldValue.Empty;
    }
}
