using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Live;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>Puts tags on leads and takes tags off. Two people tagging one lead both get their way.</summary>
public sealed class TagLeads(IDbContextFactory<LeadDb> databases, TimeProvider clock, LeadHub hub)
{
    private const int Longest = 60;

    public async Task<BulkOutcome> RunAsync(
        Actor actor, LeadChoice choice, IReadOnlyCollection<string> add, IReadOnlyCollection<string> remove, CancellationToken cancellationToken = default)
    {
        var added = add.Select(Clean).Where(name => name.Length > 0).Distinct().ToList();

        if (added.Find(name => name.Length > Longest) is { } tooLong)
        {
            return BulkOutcome.Refuse($"The tag has {tooLong.Length:N0} characters, {Longest} fit. Nothing was changed.");
        }

        if (added.Count + remove.Count == 0)
        {
            return BulkOutcome.Refuse("Write a tag first. Nothing was changed.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var chunks = await choice.ChunksAsync(db, db.Leads, actor, cancellationToken);

        if (chunks.Sum(chunk => chunk.Length) == 0)
        {
            return new(LeadSave.NotFound, []);
        }

        var changed = new List<long>();

        foreach (var chunk in chunks)
        {
            changed.AddRange(await LeadSave.RunAsync(databases, (fresh, token) => ChangeAsync(fresh, chunk, token), () => [], cancellationToken));
        }

        if (changed.Count > 0)
        {
            hub.Say(changed);
        }

        return new(Outcome.Done, changed);

        async Task<List<long>> ChangeAsync(LeadDb fresh, long[] ids, CancellationToken token)
        {
            var leads = await fresh.Leads.VisibleTo(actor).Include(lead => lead.Tags).Where(lead => ids.Contains(lead.Id)).ToListAsync(token);
            var touched = leads.Where(lead => Change(fresh, lead)).Select(lead => lead.Id).ToList();
            await fresh.SaveChangesAsync(token);
            return touched;
        }

        bool Change(LeadDb fresh, Lead lead)
        {
            var off = lead.Tags.Where(tag => remove.Contains(tag.Name)).ToList();
            var on = added.Except(lead.Tags.Select(tag => tag.Name)).ToList();
            off.ForEach(tag => lead.Tags.Remove(tag));
            on.ForEach(name => lead.Tags.Add(new LeadTag { Name = name }));
            fresh.FieldChanges.AddRange(off.Select(tag => LeadSave.Change(lead, "tag", tag.Name, null, actor, now)));
            fresh.FieldChanges.AddRange(on.Select(name => LeadSave.Change(lead, "tag", null, name, actor, now)));
            lead.UpdatedAt = off.Count + on.Count > 0 ? now : lead.UpdatedAt;
            return off.Count + on.Count > 0;
        }
    }

    private static string Clean(string tag) => string.Join(' ', Folding.Storable(tag).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
