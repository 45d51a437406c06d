namespace LeadDesk.Core.Lifecycle;

/// <summary>How far away a close date is, as people say it.</summary>
public static class ClosesInWords
{
    public static string Words(this ClosesIn time) => time switch
    {
        ClosesIn.Overdue => "date passed",
        ClosesIn.Month => "in 31 days",
        ClosesIn.Quarter => "in 92 days",
        ClosesIn.HalfYear => "in 183 days",
        ClosesIn.Year => "in a year",
        ClosesIn.Later => "later",
        _ => "not known",
    };
}
