using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Reads whether somebody agreed to be written to.</summary>
public static class ConsentText
{
    private static readonly string[] Agreed = ["granted", "given", "opted in", "opt-in", "subscribed", "marketing contact", "consent", "agreed", "legitimate interest"];
    private static readonly string[] Refused = ["denied", "withdrawn", "revoked", "opted out", "opt-out", "unsubscribed", "non-marketing contact", "no consent", "not given", "archived"];

    /// <summary>Yes and no as everywhere, and the words of the consent columns of other systems.</summary>
    public static Outcome TryRead(string text, out bool agrees)
    {
        var folded = Folding.Fold(text);
        var outcome = FieldText.TryRead(FieldType.YesNo, folded, [], out var value);
        agrees = Agreed.Contains(folded) || value.Number > 0;
        return outcome.Succeeded || agrees || Refused.Contains(folded) ? Outcome.Done : Outcome.Refuse("says neither that they agreed nor that they refused; the lead's consent stays as it was");
    }
}
