namespace LeadDesk.Core.Learning;

/// <summary>How many leads a rule of a scoring model held for, and how many of them became customers.</summary>
/// <param name="Path">"criteria/Seniority/0", "adjustments/Name", "behaviours/Name": where the rule stands in its model.</param>
/// <param name="Now">Its points now.</param>
/// <param name="LogOdds">What holding it adds to the log-odds beside all other rules, by ridge logistic regression.</param>
/// <param name="Leads">Leads it held for.</param>
public sealed record EarnedPoints(string Path, string Name, double Now, long Leads, long Won, double Control, double LogOdds, bool IsSigned)
{
    /// <summary>The control counts as so many leads more, so that few leads move little.</summary>
    private const double Prior = 20;

    /// <summary>Points that double the odds, and where even odds against the mean lie on the scale of a tier.</summary>
    private const double DoubleTheOdds = 20, Even = 50;

    public double Rate => Leads == 0 ? 0 : (double)Won / Leads;
    public ShareInterval Interval => Wilson.At95(Won, Leads);
    public double? Lift => Control == 0 ? null : Rate / Control;

    /// <summary>The rate drawn towards the control: (customers + 20 · control) ÷ (leads + 20).</summary>
    public double Shrunk => (Won + (Prior * Control)) / (Leads + Prior);

    /// <summary>Whether anything is proposed at all: enough leads, and the interval does not hold the control.</summary>
    public bool IsSure => Leads >= LiftRow.FewestLeads && (Interval.Low > Control || Interval.High < Control);

    /// <summary>Close rate: its percent as points, as the field does it; for what takes points away, the percent above or below the control. Null when unsure.</summary>
    public double? ByCloseRate => !IsSure ? null : Math.Round(100 * (IsSigned && Shrunk < Control ? Shrunk - Control : Shrunk));

    /// <summary>Scorecard: log-odds scaled so that twenty points double the odds; a tier lies on 0–100 with 50 for the mean lead. Null when unsure. Siddiqi, "Credit Risk Scorecards" (2006).</summary>
    public double? ByScorecard => !IsSure ? null : Math.Round(Math.Clamp((DoubleTheOdds * LogOdds / Math.Log(2)) + (IsSigned ? 0 : Even), IsSigned ? -100 : 0, 100));

    public double? Proposed(bool scorecard) => scorecard ? ByScorecard : ByCloseRate;
}
