using System.Text.Json;
using LeadDesk.Core.Exchange.Imports.Rows;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Gives a lead its stage back with all that belongs to it, or leaves all of it when the lead has moved since.</summary>
internal static class LifecycleRestore
{
    /// <summary>What only moves with the stage, and what a call may settle without a move.</summary>
    private static readonly string[] Whole =
        [nameof(Lead.Stage), nameof(Lead.StageSince), nameof(Lead.HighestStage), nameof(Lead.Cycle), nameof(Lead.HandedOverAt), nameof(Lead.ClosedCell)],
        Promises = [nameof(Lead.RespondBy), nameof(Lead.RestsUntil)];

    public static bool Owns(string column) => Whole.Contains(column) || Promises.Contains(column);

    /// <param name="from">The stage it was in, when it is in another one now.</param>
    /// <returns>Whether the stage was given back; null when the import had not moved it.</returns>
    public static bool? Undo(EntityEntry<Lead> lead, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after, out Stage? from)
    {
        from = null;
        var moved = Whole.Where(before.ContainsKey).ToList();

        // The closed cell may come later, by the first rating of a lead that was closed before.
        if (!moved.Where(name => name != nameof(Lead.ClosedCell)).All(name => Is(lead, name, after)))
        {
            return moved.All(name => Is(lead, name, before)) ? null : false;
        }

        var stage = lead.Entity.Stage;

        foreach (var name in moved.Concat(Promises.Where(name => before.ContainsKey(name) && Is(lead, name, after))))
        {
            var column = lead.Property(name);
            column.CurrentValue = StoredValue.FromJson(column.Metadata, before[name]);
        }

        from = lead.Entity.Stage == stage ? null : stage;
        return from is null ? null : true;
    }

    private static bool Is(EntityEntry<Lead> lead, string name, Dictionary<string, JsonElement> values)
    {
        var column = lead.Property(name);
        return StoredValue.Same(column.CurrentValue, StoredValue.FromJson(column.Metadata, values[name]));
    }
}
