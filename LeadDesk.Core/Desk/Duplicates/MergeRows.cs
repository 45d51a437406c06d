using System.Globalization;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Gives what belongs to one lead to another, and back. The caller holds a transaction.</summary>
internal static class MergeRows
{
    public static async Task GiveAsync(LeadDb db, MergeMemory memory, Lead survivor, Lead merged, CancellationToken cancellationToken)
    {
        memory.Swapped = await NewerAnswersAsync(db, survivor.Id, merged.Id, cancellationToken);
        await SwapAsync(db, memory.Swapped, survivor.Id, merged.Id, cancellationToken);
        memory.Moved = await LeadRows.MoveAsync(db, merged.Id, survivor.Id, cancellationToken);
    }

    /// <summary>People whom nobody would find any more follow to the survivor's company.</summary>
    public static async Task GiveContactsAsync(LeadDb db, MergeMemory memory, long? fromAccount, long? toAccount, long mergedId, CancellationToken cancellationToken)
    {
        if (fromAccount is null || toAccount is null || fromAccount == toAccount || await db.Leads.AnyAsync(lead => lead.AccountId == fromAccount && lead.Id != mergedId, cancellationToken))
        {
            return;
        }

        memory.Contacts = await db.Contacts.Where(contact => contact.AccountId == fromAccount).Select(contact => contact.Id).ToListAsync(cancellationToken);
        memory.ContactsFrom = fromAccount;
        await ContactsAsync(db, memory.Contacts, toAccount.Value, cancellationToken);
    }

    public static async Task GiveBackAsync(LeadDb db, MergeMemory memory, long survivorId, long mergedId, CancellationToken cancellationToken)
    {
        foreach (var (table, ids) in memory.Written)
        {
            foreach (var some in ids.Chunk(400))
            {
                var sql = $"DELETE FROM \"{table}\" WHERE \"Id\" IN ({string.Join(", ", some.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";
                await db.Database.ExecuteSqlRawAsync(sql, cancellationToken);
            }
        }

        await LeadRows.MoveBackAsync(db, memory.Moved, survivorId, mergedId, cancellationToken);
        await SwapAsync(db, [.. memory.Swapped.Select(swap => new SwappedAnswers(swap.Others, swap.Survivors))], survivorId, mergedId, cancellationToken);

        if (memory.ContactsFrom is { } account)
        {
            await ContactsAsync(db, memory.Contacts, account, cancellationToken);
        }
    }

    // To one question there is one answer: the later one counts, the other stays with its lead, and the history has both.
    private static async Task<List<SwappedAnswers>> NewerAnswersAsync(LeadDb db, long survivorId, long mergedId, CancellationToken cancellationToken)
    {
        var both = await db.LeadAnswers.AsNoTracking().Where(answer => answer.LeadId == survivorId || answer.LeadId == mergedId).ToListAsync(cancellationToken);
        return
        [
            .. from ours in both
               join theirs in both on ours.Facet equals theirs.Facet
               where ours.LeadId == survivorId && theirs.LeadId == mergedId && theirs.At > ours.At
               select new SwappedAnswers(ours.Id, theirs.Id),
        ];
    }

    // By way of a question that there is not, as one lead has one answer to each.
    private static async Task SwapAsync(LeadDb db, IReadOnlyList<SwappedAnswers> swapped, long survivorId, long mergedId, CancellationToken cancellationToken)
    {
        foreach (var (ours, theirs) in swapped)
        {
            var facet = await db.LeadAnswers.Where(answer => answer.Id == ours).Select(answer => answer.Facet).FirstOrDefaultAsync(cancellationToken);

            if (facet is null || !await db.LeadAnswers.AnyAsync(answer => answer.Id == theirs && answer.Facet == facet, cancellationToken))
            {
                continue;
            }

            var nowhere = $"~{ours}";
            await db.Database.ExecuteSqlAsync($"""UPDATE "LeadAnswers" SET "Facet" = {nowhere} WHERE "Id" = {ours}""", cancellationToken);
            await db.Database.ExecuteSqlAsync($"""UPDATE "LeadAnswers" SET "LeadId" = {survivorId} WHERE "Id" = {theirs}""", cancellationToken);
            await db.Database.ExecuteSqlAsync($"""UPDATE "LeadAnswers" SET "LeadId" = {mergedId}, "Facet" = {facet} WHERE "Id" = {ours}""", cancellationToken);
        }
    }

    private static async Task ContactsAsync(LeadDb db, List<long> contacts, long account, CancellationToken cancellationToken)
    {
        foreach (var some in contacts.Chunk(400))
        {
            await db.Contacts.Where(contact => some.Contains(contact.Id)).ExecuteUpdateAsync(set => set.SetProperty(contact => contact.AccountId, account), cancellationToken);
        }
    }
}
