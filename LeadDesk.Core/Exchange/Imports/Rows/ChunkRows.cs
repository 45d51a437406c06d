using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>What some rows add, kept beside the context and written table by table.</summary>
internal sealed class ChunkRows
{
    public List<Account> Accounts { get; } = [];
    public List<Lead> Leads { get; } = [];
    public List<StageChange> Moves { get; } = [];
    public List<FieldChange> Changes { get; } = [];
    public List<ScoreChange> Scores { get; } = [];
    public List<Routed> Routed { get; } = [];
    public List<ImportError> Errors { get; } = [];

    /// <summary>Writes the new accounts, and lets the context know those that its leads may have come to.</summary>
    public async Task AddAccountsAsync(LeadDb db, CancellationToken cancellationToken)
    {
        Accounts.ForEach(account => account.RefreshKeys());
        await NewRows.Of(db).AddAsync(db, Accounts, cancellationToken);

        if (db.ChangeTracker.Entries<Lead>().Any())
        {
            db.AttachRange(Accounts);
        }
    }

    /// <summary>Verifies the new leads and finds the keys by which they are known, as rating reads some of it; their accounts are there by then.</summary>
    public void Verify(LeadDb db)
    {
        var disposable = db.Disposable;
        Parallel.ForEach(Leads, lead =>
        {
            lead.RefreshKeys(disposable);
            lead.NextVersion();
        });
    }

    public async Task AddLeadsAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var rows = NewRows.Of(db);
        await rows.AddAsync(db, Leads, cancellationToken);
        await rows.AddAsync(db, [.. Leads.SelectMany(lead => lead.Tags.Select(tag => new LeadTag { LeadId = lead.Id, Name = tag.Name }))], cancellationToken);
    }

    /// <summary>Writes the histories and what could not be taken; the leads have their ids by then.</summary>
    public async Task AddHistoriesAsync(LeadDb db, CancellationToken cancellationToken)
    {
        var rows = NewRows.Of(db);
        await rows.AddAsync(db, Moves, cancellationToken);
        await rows.AddAsync(db, Changes, cancellationToken);
        await rows.AddAsync(db, Scores, cancellationToken);
        await rows.AddAsync(db, Routed, cancellationToken);
        await rows.AddAsync(db, Errors, cancellationToken);
    }
}
