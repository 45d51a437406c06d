using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Api;

/// <summary>How far a lead is qualified.</summary>
/// <param name="Framework">The framework's name.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Completeness">Share of the elements that are known, 0 to 1.</param>
/// <param name="Passes">Whether the gate to SQL is passed.</param>
/// <param name="Verdict">The same in words, with what is missing.</param>
/// <param name="IsLate">Their own date is far off, which lowers the priority.</param>
/// <param name="Others">What is known and this framework does not ask for.</param>
internal sealed record AssessmentAnswer(
    string Framework, int FrameworkVersion, double Score, double Completeness, string? Weakest, string? NextQuestion, bool Passes, bool IsHot, string Verdict, bool IsLate,
    IReadOnlyList<ElementAnswer> Elements, IReadOnlyList<KnownAnswer> Others)
{
    public static AssessmentAnswer Of(Checklist checklist)
    {
        var found = checklist.Appraisal;
        return new(
            checklist.Framework.Name, checklist.VersionNumber, found.Score, Math.Round(found.Completeness, 4), found.Weakest?.Name, found.Questions.Count > 0 ? found.Questions[0].Question : null,
            found.Gate.Passes, found.Gate.IsHot, found.Gate.Words, found.IsLate,
            [.. checklist.Lines.Select(line => new ElementAnswer(line.Element.Name, Facet.FieldKey(line.Element.Facet), line.Element.Questions[0], line.Standing.Status, line.Standing.Counts, line.Standing.Less, line.Answer is { } answer ? KnownAnswer.Of(answer) : null))],
            [.. checklist.SaidElsewhere.Select(KnownAnswer.Of)]);
    }
}

/// <param name="Answer">The facet to answer it under.</param>
/// <param name="CountsAs">Less than the status when the answer fades, lacks a figure or its person has left.</param>
internal sealed record ElementAnswer(string Name, string Answer, string Question, AnswerStatus Status, AnswerStatus CountsAs, string? Why, KnownAnswer? Known);

/// <param name="Version">To be sent with a change, so that nobody's answer is overwritten unseen.</param>
internal sealed record KnownAnswer(string Answer, AnswerStatus Status, string? Words, string? Evidence, AnswerSource? Source, string? Person, string By, DateTimeOffset At, DateTimeOffset ConfirmedAt, int Version)
{
    public static KnownAnswer Of(Core.Qualification.LeadAnswer answer) => new(
        Facet.FieldKey(answer.Facet), answer.Status, answer.Words, answer.Evidence, answer.Source, answer.Person, answer.By, answer.At, answer.ConfirmedAt, answer.Version);
}

/// <param name="Leads">How many leads are qualified by it.</param>
internal sealed record FrameworkAnswer(int Id, string Name, int Version, bool IsDefault, bool InUse, int Leads, IReadOnlyList<FrameworkElementAnswer> Elements)
{
    public static FrameworkAnswer Of(FrameworkRow row) => new(
        row.Id, row.Definition.Name, row.Versions[0].Number, row.IsDefault, row.RetiredAt is null, row.Leads,
        [.. row.Definition.Elements.Select(element => new FrameworkElementAnswer(element.Key, element.Name, Facet.FieldKey(element.Facet), element.Answer, element.Weight, row.Definition.Gate.Required.Contains(element.Key), element.Questions))]);
}

internal sealed record FrameworkElementAnswer(string Key, string Name, string Answer, AnswerType Type, double Weight, bool IsRequired, IReadOnlyList<string> Questions);
