namespace LeadDesk.Core.Work;

/// <summary>How a person chose to be told of each kind, as <see cref="NoticeSettings.Choices"/> holds it.</summary>
public static class NoticeChoices
{
    /// <summary>The person's choice, or the usual one where there is none that can be read.</summary>
    public static MailChoice ChoiceFor(this NoticeSettings? settings, string kind) =>
        Read(settings?.Choices ?? "").TryGetValue(kind, out var choice) ? choice : NoticeKind.Of(kind).Mail;

    /// <summary>Choices by kind; lines that name no choice are passed over.</summary>
    public static IReadOnlyDictionary<string, MailChoice> Read(string choices)
    {
        var read = new Dictionary<string, MailChoice>();

        foreach (var line in choices.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Split('=') is [var kind, var name] && Enum.TryParse<MailChoice>(name, out var choice) && Enum.IsDefined(choice))
            {
                read[kind] = choice;
            }
        }

        return read;
    }

    /// <summary>Only what differs from the usual is kept, so that a better usual choice reaches everybody who never chose.</summary>
    public static string Write(IReadOnlyDictionary<string, MailChoice> choices) =>
        string.Join('\n', choices.Where(choice => NoticeKind.Of(choice.Key).Mail != choice.Value).OrderBy(choice => choice.Key, StringComparer.Ordinal).Select(choice => $"{choice.Key}={choice.Value}"));
}
