using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>What makes a lead that an import brought somebody's work, so that undoing the import leaves it.</summary>
internal static class WorkedOn
{
    /// <summary>Somebody did, planned or changed something, or the lead did. What this import, or another one that was undone, did to it is no work of anybody's.</summary>
    public static Expression<Func<Lead, bool>> Since(LeadDb db, long importId)
    {
        var undone = db.Imports.Where(import => import.Job!.State == JobState.Undone || import.Id == importId).Select(import => (long?)import.Id);
        return lead => db.Activities.IgnoreQueryFilters().Any(a => a.LeadId == lead.Id && (a.ImportId == null || !undone.Contains(a.ImportId)))
            || db.Tasks.IgnoreQueryFilters().Any(t => t.LeadId == lead.Id)
            || db.Events.IgnoreQueryFilters().Any(e => e.LeadId == lead.Id && (e.ImportId == null || !undone.Contains(e.ImportId)))
            || db.FieldChanges.IgnoreQueryFilters().Any(c => c.LeadId == lead.Id && (c.ImportId == null || !undone.Contains(c.ImportId)))
            || db.StageChanges.IgnoreQueryFilters().Any(c => c.LeadId == lead.Id && c.ById != null && (c.ImportId == null || !undone.Contains(c.ImportId)));
    }
}
