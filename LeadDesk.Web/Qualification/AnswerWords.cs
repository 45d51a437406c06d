using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Qualification;

/// <summary>How a question is answered, as people say it.</summary>
internal static class AnswerWords
{
    public static string Of(AnswerType type) => type switch
    {
        AnswerType.Money => "an amount or a range",
        AnswerType.Due => "a date or a rough time",
        AnswerType.Person => "a person",
        AnswerType.Change => "a number that becomes another one",
        AnswerType.Choice => "a choice",
        _ => "words",
    };
}
