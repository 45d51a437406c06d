using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Sla;

/// <summary>How much time a promise of one kind gives. Of the policies for a lead the first in order counts.</summary>
public sealed class SlaPolicy : IVersioned
{
    public const int LongestName = 100, MostMinutes = 60 * 24 * 366;

    public int Id { get; private set; }
    public required int Order { get; set; }
    public required string Name { get; set; }
    public required ClockKind Kind { get; set; }

    /// <summary>Cells it is for, as "A1,B1"; empty for all.</summary>
    public string Cells { get; set; } = "";

    /// <summary>Sources of leads it is for, one a line; empty for all.</summary>
    public string Sources { get; set; } = "";

    /// <summary>Event types by which a lead asks for us, as "demo-requested,contact-requested". Then it is for such requests only, whatever the grade.</summary>
    public string Requests { get; set; } = "";

    /// <summary>Which leads it is for, as scoring models write conditions; null for all.</summary>
    public string? Condition { get; set; }

    /// <summary>Working minutes of the calendar; null for the follow-up hours that the model gives the cell.</summary>
    public int? Minutes { get; set; }
    public required string CalendarKey { get; set; }

    /// <summary>At which part of the time the owner is warned, in percent, 1–99, the first below the second.</summary>
    public int FirstWarning { get; set; } = 50;
    public int SecondWarning { get; set; } = 80;

    /// <summary>Working minutes after the breach at which the lead goes to somebody else of the pool; null for never.</summary>
    public int? GraceMinutes { get; set; }
    public int Version { get; private set; } = 1;

    public IReadOnlyList<string> RequestTypes => Split(Requests, ',');

    public bool IsFor(Cell cell) => Cells.Length == 0 || Split(Cells, ',').Contains(cell.Name);

    public bool IsForSource(string? source) => Sources.Length == 0 || Split(Sources, '\n').Any(one => Folding.Fold(one) == Folding.Fold(source ?? ""));

    public void NextVersion() => Version++;

    private static string[] Split(string text, char by) => text.Split(by, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
