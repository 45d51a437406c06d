using LeadDesk.Core.Work;

namespace LeadDesk.Core.Desk.Keys;

/// <summary>The keys by which one person works.</summary>
public sealed record KeySet(bool AreOff, IReadOnlyDictionary<string, string> ByName)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>As long as a person has chosen nothing.</summary>
    public static KeySet Usual { get; } = new(false, DeskKey.All.ToDictionary(key => key.Name, key => key.Usual));

    public string this[string name] => ByName[name];

    /// <summary>What was kept; a line that says nothing any more is passed over.</summary>
    public static KeySet Of(KeyChoices? kept)
    {
        if (kept is null)
        {
            return Usual;
        }

        var keys = new Dictionary<string, string>(Usual.ByName);

        foreach (var line in kept.Changes.Split('\n').Select(line => line.Split('=', 2)).Where(line => line.Length == 2 && DeskKey.Find(line[0]) is { Fixed: false } && DeskKey.CanBe(line[1])))
        {
            keys[line[0]] = line[1];
        }

        MakeRoom(keys);
        return new(kept.AreOff, keys);
    }

    // What came after the person chose may usually have a key that they chose for something else: theirs stays.
    private static void MakeRoom(Dictionary<string, string> keys)
    {
        var chosen = DeskKey.All.Where(key => keys[key.Name] != key.Usual).Select(key => keys[key.Name]).ToHashSet();

        foreach (var late in DeskKey.All.Where(key => !key.Fixed && keys[key.Name] == key.Usual && chosen.Contains(key.Usual)))
        {
            keys[late.Name] = Letters.Select(letter => $"{letter}").First(letter => !keys.ContainsValue(letter));
        }
    }

    /// <summary>With another key for one thing; capitals are taken as small letters.</summary>
    public KeySet With(string name, string key) => this with { ByName = new Dictionary<string, string>(ByName) { [name] = key.Trim().ToLowerInvariant() } };

    /// <summary>Refused when something has no key that can be pressed, or one key would do two things.</summary>
    public Outcome Check() =>
        DeskKey.All.FirstOrDefault(key => !key.Fixed && !DeskKey.CanBe(ByName[key.Name])) is { } empty
            ? Outcome.Refuse($"“{empty.Words}” needs one letter, digit or sign of a Latin keyboard. Nothing was saved.")
        : DeskKey.All.GroupBy(key => ByName[key.Name]).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Outcome.Refuse($"{DeskKey.Cap(twice.Key)} would do two things: {string.Join(" and ", twice.Select(key => $"“{key.Words}”"))}. Give one of them another key; nothing was saved.")
        : Outcome.Done;

    /// <summary>Only what differs from the usual.</summary>
    public string Write() => string.Join('\n', DeskKey.All.Where(key => ByName[key.Name] != key.Usual).Select(key => $"{key.Name}={ByName[key.Name]}"));
}
