using LeadDesk.Core.Desk.Grades;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What the second and third sheet say about an export.</summary>
/// <param name="What">The filter in words.</param>
/// <param name="Models">Names and versions of the models that scored the leads.</param>
public sealed record MqlAbout(string What, DateTimeOffset At, string By, string Models, long Rows, long Cut, GradeTable Grades)
{
    /// <summary>Of headers and dates.</summary>
    public HeaderLanguage Language { get; init; } = HeaderLanguage.English;
}
