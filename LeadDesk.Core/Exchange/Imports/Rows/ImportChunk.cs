using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>Some rows on their way in: new leads beside the context, known ones in it. The caller rates the leads and saves.</summary>
/// <param name="isSales">Whether sales' decisions are the importing person's to make.</param>
internal sealed class ImportChunk(ChunkRows rows, Import import, ImportMapping mapping, bool isSales, DateTimeOffset now, KnownLeads known, AccountBook accounts, FeedbackBook feedback)
{
    private static readonly LeadField Market = LeadFields.Find("market", [])!, Source = LeadFields.Find("source", [])!, Company = LeadFields.Find("company", [])!;

    private readonly Func<LeadField, bool> fills = Filling(mapping);

    /// <summary>What the file says of consent.</summary>
    public required ConsentBook Consents { get; init; }

    /// <summary>For rows that are not leads but what leads did; null for leads.</summary>
    public EventChunk? Events { get; init; }

    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }
    public int Refused { get; private set; }

    private string Reason => $"From the file {import.FileName}";

    /// <summary>Leads that are new or changed, each once.</summary>
    public HashSet<Lead> Touched { get; } = [];

    public void Take(ImportRow row)
    {
        var lead = row.Refusal is null ? known.Find(row) : null;
        row.Refusal ??= KnownLeads.Obstacle(row, lead);

        if (Events is not null)
        {
            Happened(lead, row);
        }
        else if (row.Refusal is not null)
        {
            Refused++;
        }
        else if (lead is null)
        {
            Create(row);
        }
        else if (mapping.Known == KnownLeadPolicy.Skip)
        {
            Unchanged++;
        }
        else
        {
            Update(lead, row);
        }

        Report(row);
    }

    private void Happened(Lead? lead, ImportRow row)
    {
        if (Events!.Take(lead, row))
        {
            lead!.UpdatedAt = now;
            lead.LastTouchAt = row.Event.Activity is null or ActivityKind.Note || lead.LastTouchAt > row.Event.At ? lead.LastTouchAt : row.Event.At;
            Touched.Add(lead);
            Created++;
        }
        else if (row.Refusal is not null)
        {
            Refused++;
        }
        else
        {
            Unchanged++;
        }
    }

    private void Create(ImportRow row)
    {
        var lead = new Lead { CreatedAt = Born(row), UpdatedAt = now, ImportId = import.Id };
        var changes = new LeadChanges(rows, import, now);
        LeadChanges.Fill(lead, row);
        var (account, domain) = accounts.For(row, now, import.Id);
        changes.Account(lead, row, account, domain);
        Enrich(lead, row, changes);
        lead.Origin ??= "Import";

        // Not a move, so not in the history: it only dates the stage in which every lead begins.
        lead.Enter(Stage.Lead, import.By, import.ById, now, null);
        Enter(lead, row);
        Agree(lead, row);
        rows.Leads.Add(lead);
        known.Add(row, lead);
        Touched.Add(lead);
        Created++;
    }

    private void Update(Lead lead, ImportRow row)
    {
        var changes = new LeadChanges(rows, import, now) { OnlyFills = fills };
        changes.Update(lead, row);
        var (account, domain) = (row.Company is null || fills(Company)) && lead.Account is { } own ? (own, null) : accounts.For(row, now, import.Id);
        changes.Account(lead, row, account, domain);
        Enrich(lead, row, changes);

        var answer = feedback.Take(lead, row);
        var agreed = Agree(lead, row);
        rows.Moves.AddRange(answer is null ? [] : [answer]);

        // Another row of this file may have made it.
        if (answer is not null || (lead.ImportId == import.Id ? Enter(lead, row) : mapping.Known == KnownLeadPolicy.Overwrite && Move(lead, row)) || changes.Any || agreed)
        {
            lead.UpdatedAt = now;
            Touched.Add(lead);
            known.Add(row, lead);
            Updated++;
        }
        else
        {
            Unchanged++;
        }
    }

    private static Func<LeadField, bool> Filling(ImportMapping mapping)
    {
        var only = mapping.Columns.Where(column => column.OnlyFills).Select(column => column.Target).ToHashSet();
        only.UnionWith(only.Contains(ImportTargets.FullName) ? ["firstName", "lastName"] : []);
        only.UnionWith(only.Contains(ImportTargets.Consent) ? ["doNotEmail"] : []);
        return field => mapping.Known == KnownLeadPolicy.Fill || only.Contains(field.Key);
    }

    // What is the same for every row fills gaps, it never overwrites.
    private void Enrich(Lead lead, ImportRow row, LeadChanges changes)
    {
        if (lead.Market is null && mapping.Market is not null)
        {
            changes.Set(lead, Market, FieldValue.Of(mapping.Market));
        }

        if (lead.Source is null && mapping.Source is not null)
        {
            changes.Set(lead, Source, FieldValue.Of(mapping.Source));
        }

        if (lead.OwnerId is null && (row.OwnerId ?? mapping.OwnerId) is { } owner)
        {
            changes.Remember(lead, "owner", null, owner.ToString(System.Globalization.CultureInfo.InvariantCulture), lead.Id == 0);
            lead.OwnerId = owner;
        }

        foreach (var tag in row.Tags.Concat(mapping.Tags.Select(Folding.Storable)).Where(tag => !lead.Tags.Exists(had => had.Name == tag)).Distinct().ToList())
        {
            changes.Remember(lead, "tag", null, tag, lead.Id == 0);
            lead.Tags.Add(new LeadTag { Name = tag });
        }
    }

    private bool Agree(Lead lead, ImportRow row)
    {
        var consent = Consents.Take(lead, row);
        rows.Changes.AddRange(consent is null ? [] : [consent]);
        return consent is not null;
    }

    // What became of a lead before the desk knew it: any stage.
    private bool Enter(Lead lead, ImportRow row)
    {
        if (row.Outcome is not { } stage || stage == lead.Stage)
        {
            return false;
        }

        rows.Moves.Add(lead.Enter(stage, import.By, import.ById, now, Reason, import.Id));
        return true;
    }

    // A known lead goes where a person could move it, too; a file proves nothing about a checklist.
    private bool Move(Lead lead, ImportRow row)
    {
        if (row.Outcome is not { } stage || stage == lead.Stage)
        {
            return false;
        }

        var request = new MoveRequest(stage) { Words = Reason };
        var facts = new MoveFacts(now, isSales, MayOverrideGate: false, new(false, $"{stage.Name} needs a checklist that passes, which a file cannot show"), lead.Value, lead.CloseDate);

        if (StageMoves.Obstacle(lead.Stage, request, facts) is { } obstacle)
        {
            row.Report(mapping.Columns.FirstOrDefault(column => column.Target == ImportTargets.Outcome)?.Column ?? ImportTargets.Outcome, stage.Name, $"was not taken, the row's other values were. {obstacle}");
            return false;
        }

        lead.Move(request, facts, import.By, import.ById, out var change);
        rows.Moves.Add(change!.OfImport(import.Id));
        return true;
    }

    private DateTimeOffset Born(ImportRow row)
    {
        if (row.CreatedAt > now)
        {
            row.Report("Created at", row.CreatedAt.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "lies in the future; now was taken instead");
            return now;
        }

        return row.CreatedAt ?? now;
    }

    private void Report(ImportRow row)
    {
        var problems = row.Refusal is null ? row.Problems : [.. row.Problems, new RowProblem(null, null, row.Refusal)];
        var cells = problems.Count > 0 ? ErrorFile.Keep(row.Cells) : null;

        foreach (var problem in problems)
        {
            rows.Errors.Add(new ImportError { ImportId = import.Id, Line = row.Line, Column = problem.Column, Value = problem.Value, Reason = problem.Reason, Row = cells });
            cells = null;
        }
    }
}
