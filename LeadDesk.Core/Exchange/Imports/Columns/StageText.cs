using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Reads where a lead stands, as other systems write it.</summary>
public static class StageText
{
    private static readonly Dictionary<string, Stage?> Words = new()
    {
        ["subscriber"] = Stage.Lead,
        ["prospect"] = Stage.Lead,
        ["marketingqualifiedlead"] = Stage.Mql,
        ["marketingqualified"] = Stage.Mql,
        ["salesacceptedlead"] = Stage.Sal,
        ["accepted"] = Stage.Sal,
        ["salesqualifiedlead"] = Stage.Sql,
        ["salesqualified"] = Stage.Sql,
        ["qualified"] = Stage.Sql,
        ["prequalified"] = Stage.Sql,
        ["evangelist"] = Stage.Customer,
        ["existingcustomer"] = Stage.Customer,
        ["lostlead"] = Stage.Lost,
        ["lost"] = Stage.Lost,
        ["nolongerinterested"] = Stage.Lost,
        ["canceled"] = Stage.Lost,
        ["unqualified"] = Stage.Disqualified,
        ["notqualified"] = Stage.Disqualified,
        ["junklead"] = Stage.Disqualified,
        ["junk"] = Stage.Disqualified,
        ["cannotcontact"] = Stage.Disqualified,
        ["nurture"] = Stage.Recycled,
        ["nurturing"] = Stage.Recycled,
        ["recycle"] = Stage.Recycled,
        ["badtiming"] = Stage.Recycled,
        ["contactinfuture"] = Stage.Recycled,
        ["other"] = null,
        ["workingcontacted"] = null,
        ["working"] = null,
        ["contactinprogress"] = null,
    };

    /// <summary>Null when the words leave it open; refused when they name no stage.</summary>
    public static Outcome TryRead(string text, out Stage? stage)
    {
        if (Words.TryGetValue(ImportTargets.Shape(text), out stage))
        {
            return Outcome.Done;
        }

        return OutcomeText.TryRead(text, noIsLost: false, out stage).Succeeded ? Outcome.Done : Outcome.Refuse("is no stage of this desk; the lead stays where it is");
    }
}
