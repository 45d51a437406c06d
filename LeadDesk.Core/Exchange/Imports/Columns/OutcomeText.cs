using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Reads what became of a lead, as CRMs write it.</summary>
public static class OutcomeText
{
    private static readonly HashSet<string> Won =
        ["1", "1.0", "yes", "true", "won", "win", "customer", "converted", "closed won", "closed - won", "closed - converted", "sold", "ja", "oui"];

    private static readonly HashSet<string> Lost =
        ["lost", "lose", "closed lost", "closed - lost", "closed - not converted", "not converted", "junk lead", "not interested"];

    private static readonly HashSet<string> No = ["0", "0.0", "no", "false", "nein", "non"];

    private static readonly HashSet<string> StillOpen =
        ["open", "new", "open deal", "open_deal", "in progress", "in_progress", "open - not contacted", "working - contacted", "attempted to contact", "attempted_to_contact", "contacted", "connected", "not contacted"];

    /// <summary>A stage's name or key, or words for won, lost and open. Null when the lead is still open; refused when it is none of these.</summary>
    public static Outcome TryRead(string text, bool noIsLost, out Stage? stage)
    {
        var folded = Folding.Fold(text);
        stage = Won.Contains(folded) ? Stage.Customer
            : Lost.Contains(folded) || (noIsLost && No.Contains(folded)) ? Stage.Lost
            : Stage.All.FirstOrDefault(known => Folding.Fold(known.Name) == folded || known.Key == folded);
        return stage is not null || No.Contains(folded) || StillOpen.Contains(folded) ? Outcome.Done : Outcome.Refuse("says neither won nor lost; the lead stays as it is");
    }
}
