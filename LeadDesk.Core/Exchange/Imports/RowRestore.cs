using System.Globalization;
using System.Text.Json;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Gives rows back what they were before an import; a column that has got another value since keeps that one.</summary>
internal sealed class RowRestore
{
    private readonly LeadDb db;
    private readonly Dictionary<long, Lead> leads;
    private readonly Dictionary<long, Account> accounts;
    private readonly ChangeNotes notes;
    private readonly DateTimeOffset now;

    private RowRestore(LeadDb db, Dictionary<long, Lead> leads, Dictionary<long, Account> accounts, ChangeNotes notes, DateTimeOffset now) =>
        (this.db, this.leads, this.accounts, this.notes, this.now) = (db, leads, accounts, notes, now);

    public int Restored { get; private set; }
    public int Kept { get; private set; }
    public HashSet<Lead> Touched { get; } = [];

    public static async Task<RowRestore> LoadAsync(LeadDb db, IReadOnlyList<FieldChange> rows, JobRun run, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var leadIds = rows.Select(row => row.LeadId).Distinct().ToList();
        var accountIds = rows.Select(AccountIdOf).OfType<long>().Concat(rows.Select(AccountBefore).OfType<long>()).Distinct().ToList();
        var known = await db.Accounts.Where(account => accountIds.Contains(account.Id)).ToDictionaryAsync(account => account.Id, cancellationToken);
        var byId = await db.Leads.IgnoreQueryFilters().Include(lead => lead.Account).Include(lead => lead.Tags).Where(lead => leadIds.Contains(lead.Id)).ToDictionaryAsync(lead => lead.Id, cancellationToken);
        return new RowRestore(db, byId, known, new ChangeNotes(db, await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken), run, now), now);
    }

    /// <param name="row">As <see cref="RowMemory"/> wrote it; the newest of a lead or account first.</param>
    public void Undo(FieldChange row)
    {
        var (before, after) = (Read(row.Before), Read(row.After));
        var lead = leads[row.LeadId];

        if (AccountIdOf(row) is { } id)
        {
            if (accounts.TryGetValue(id, out var account))
            {
                notes.Around(lead, row.ImportId, () => Columns(db.Entry(account), before, after, before.Keys));
            }

            return;
        }

        var restored = Restored;

        // First, as what a deal needs depends on it.
        var moved = LifecycleRestore.Undo(db.Entry(lead), before, after, out var from);
        notes.Around(lead, row.ImportId, () =>
        {
            var parts = before.Keys.Where(name => !LifecycleRestore.Owns(name)).ToLookup(name => name.Split('.')[0] + ".");
            Columns(db.Entry(lead), before, after, parts.Where(part => part.Key is not (RowMemory.Custom or RowMemory.Tag)).SelectMany(part => part));
            Customs(lead, before, after, parts[RowMemory.Custom]);
            Tags(lead, parts[RowMemory.Tag]);
        });
        Count(moved);

        if (from is not null)
        {
            notes.Moved(lead, from, row.ImportId);
        }

        if (Restored > restored || moved is not null)
        {
            lead.UpdatedAt = now;
        }

        Touched.Add(lead);
    }

    private void Columns(EntityEntry entry, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after, IEnumerable<string> names)
    {
        foreach (var name in names.ToList())
        {
            var column = entry.Property(name);
            var was = StoredValue.FromJson(column.Metadata, before[name]);
            var isGone = name == nameof(Lead.AccountId) && was is long id && !accounts.ContainsKey(id);
            var back = !isGone && StoredValue.Same(column.CurrentValue, StoredValue.FromJson(column.Metadata, after[name]));

            if (back && entry.Entity is Lead lead && LosesDeal(lead, column, was))
            {
                Kept++;
                continue;
            }

            // The account's name goes with the account.
            Count(name == nameof(Lead.AccountName) || StoredValue.Same(column.CurrentValue, was) ? null : back);

            if (back)
            {
                column.CurrentValue = was;
            }
        }
    }

    // Somebody has made a deal of it since, which keeps its value and its date.
    private static bool LosesDeal(Lead lead, PropertyEntry column, object? was)
    {
        var (value, closes, now) = (lead.Value, lead.CloseDate, column.CurrentValue);
        column.CurrentValue = was;
        var loses = lead.LostDeal(value, closes);
        column.CurrentValue = now;
        return loses;
    }

    private void Customs(Lead lead, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var key = name[RowMemory.Custom.Length..];
            var (was, became) = (StoredValue.FromJson(before[name]), StoredValue.FromJson(after[name]));
            var back = lead.Custom[key] == became;
            Count(lead.Custom[key] == was ? null : back);

            if (back)
            {
                lead.Custom = lead.Custom.With(key, was);
            }
        }
    }

    // A tag that somebody took off already is off.
    private void Tags(Lead lead, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Restored += lead.Tags.RemoveAll(tag => tag.Name == name[RowMemory.Tag.Length..]);
        }
    }

    private void Count(bool? back)
    {
        Restored += back == true ? 1 : 0;
        Kept += back == false ? 1 : 0;
    }

    private static Dictionary<string, JsonElement> Read(string? json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json!)!;

    private static long? AccountIdOf(FieldChange row) =>
        row.Field.StartsWith(RowMemory.OfAccount, StringComparison.Ordinal) ? long.Parse(row.Field.AsSpan(RowMemory.OfAccount.Length), CultureInfo.InvariantCulture) : null;

    private static long? AccountBefore(FieldChange row) =>
        row.Field == RowMemory.OfLead && Read(row.Before).TryGetValue(nameof(Lead.AccountId), out var id) && id.ValueKind == JsonValueKind.Number ? id.GetInt64() : null;
}
