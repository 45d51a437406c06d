using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Qualification;

/// <summary>An element of a framework while it is edited.</summary>
public sealed class ElementDraft(FrameworkElement before, bool isRequired)
{
    public FrameworkElement From { get; } = before;
    public string Name { get; set; } = before.Name;

    /// <summary>One question a line.</summary>
    public string Questions { get; set; } = string.Join('\n', before.Questions);
    public double Weight { get; set; } = before.Weight;
    public bool IsRequired { get; set; } = isRequired;

    /// <summary>One answer to choose a line.</summary>
    public string Choices { get; set; } = string.Join('\n', before.Choices);
    public bool NeedsFigureAndDate { get; set; } = before.NeedsFigureAndDate;
    public int? LateAfterDays { get; set; } = before.LateAfterDays;

    public FrameworkElement ToElement() => From with
    {
        Name = Name.Trim(),
        Questions = Lines(Questions),
        Weight = Weight,
        Choices = Lines(Choices),
        NeedsFigureAndDate = NeedsFigureAndDate,
        LateAfterDays = LateAfterDays,
    };

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A limit to the score while it is edited.</summary>
public sealed class CapDraft
{
    public required string Element { get; set; }
    public AnswerStatus Below { get; set; } = AnswerStatus.Confirmed;
    public double Limit { get; set; } = 50;
}
