using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Fields;

/// <summary>The custom fields in their order, archived ones last. Empty for everybody but admins.</summary>
public sealed class FieldList(IDbContextFactory<LeadDb> databases)
{
    public async Task<IReadOnlyList<FieldRow>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Administers)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.CustomFields.OrderBy(field => field.ArchivedAt != null).ThenBy(field => field.Order).ThenBy(field => field.Id)
            .Select(field => new FieldRow(field.Id, field.Key, field.Name, field.Type, field.Choices, field.IsProtected, field.ArchivedAt))
            .ToListAsync(cancellationToken);
    }
}

public sealed record FieldRow(int Id, string Key, string Name, FieldType Type, IReadOnlyList<string> Choices, bool IsProtected, DateTimeOffset? ArchivedAt)
{
    public bool IsArchived => ArchivedAt is not null;
}
