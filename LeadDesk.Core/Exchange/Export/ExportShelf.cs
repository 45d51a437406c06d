using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>What verbs and questions about saved exports have in common.</summary>
internal static class ExportShelf
{
    public static Outcome MayNot { get; } = Outcome.Refuse("Only a marketer, a manager or an admin can export leads.");
    public static Outcome NotThere { get; } = Outcome.Refuse("There is no such export, or it is not shared with you.");

    /// <summary>One's own, and those that are shared with everybody who may export; admins see all.</summary>
    public static IQueryable<ExportDefinition> VisibleTo(this IQueryable<ExportDefinition> exports, Actor actor) =>
        !actor.Exports ? exports.Where(_ => false) : actor.Administers ? exports : exports.Where(export => export.IsShared || export.OwnerId == actor.UserId);

    /// <summary>Whoever made it, and admins. Others take it over first, or make their own.</summary>
    public static bool MayChange(ExportDefinition export, Actor actor) => actor.Exports && (actor.Administers || (actor.UserId is not null && export.OwnerId == actor.UserId));

    /// <summary>What the columns of an export depend on: custom fields, what was asked of some lead, and the desk's reasons.</summary>
    public static async Task<(List<CustomField> Custom, List<string> Facets, List<MoveReason> Reasons)> ColumnsAsync(LeadDb db, CancellationToken cancellationToken) => (
        await db.CustomFields.AsNoTracking().Where(field => field.ArchivedAt == null).ToListAsync(cancellationToken),
        await db.LeadAnswers.Select(answer => answer.Facet).Distinct().OrderBy(facet => facet).ToListAsync(cancellationToken),
        await db.MoveReasons.AsNoTracking().ToListAsync(cancellationToken));

    public static string[] Words(string parted) => parted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
