using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>A row as the mapping reads it, before it meets the leads that are there.</summary>
public sealed class ImportRow(long line, IReadOnlyList<string> cells)
{
    public long Line { get; } = line;
    public IReadOnlyList<string> Cells { get; } = cells;

    /// <summary>The fields that say something, with their values.</summary>
    public List<(LeadField Field, FieldValue Value)> Values { get; } = [];
    public string? ExternalId { get; set; }
    public string? EmailKey { get; set; }
    public Stage? Outcome { get; set; }

    /// <summary>The id that this desk gave the lead, from a workbook of its own.</summary>
    public long? LeadId { get; set; }

    /// <summary>What sales made of the lead, by a workbook that it filled in.</summary>
    public string? Feedback { get; set; }
    public string? FeedbackReason { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public int? OwnerId { get; set; }
    public List<string> Tags { get; } = [];

    /// <summary>Whether they agreed to be written to, and in which words the file says so.</summary>
    public (bool Agrees, string Words)? Consent { get; set; }
    public string? Company { get; set; }
    public string? CompanyDomain { get; set; }

    /// <summary>What happened, in a file of events.</summary>
    public EventCell Event { get; } = new();

    /// <summary>Values that were left out.</summary>
    public List<RowProblem> Problems { get; } = [];

    /// <summary>Why no lead comes of it.</summary>
    public string? Refusal { get; set; }

    public bool HasName { get; set; }
    public bool HasPhone { get; set; }
    /// <summary>Whether there is enough for a lead besides the desk's own id.</summary>
    public bool SaysMore => ExternalId is not null || EmailKey is not null || HasName || HasPhone;
    public bool IsLead => LeadId is not null || SaysMore;

    /// <summary>Its external id is that of a lead which became a part of another; the other one keeps its own.</summary>
    public void LeaveExternalId() => Values.RemoveAll(pair => pair.Field.Key == "externalId");

    // A row that is tried again says the same again; once is enough.
    public void Report(string column, string value, string reason)
    {
        var problem = new RowProblem(column, Cut(value), reason);

        if (!Problems.Contains(problem))
        {
            Problems.Add(problem);
        }
    }

    /// <summary>Enough of a cell to recognise it.</summary>
    public static string Cut(string value)
    {
        const int Shown = 200;
        var clean = Folding.Storable(value.Length > Shown ? value[..Shown] + "…" : value);
        return clean.Replace("\0", "�", StringComparison.Ordinal);
    }
}

/// <param name="Value">The cell, cut.</param>
public sealed record RowProblem(string? Column, string? Value, string Reason);
