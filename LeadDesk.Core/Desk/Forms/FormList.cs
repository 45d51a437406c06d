using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>All web forms and how much they are used.</summary>
public sealed class FormList(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    private const int Days = 30;

    /// <summary>Null for who may not make forms.</summary>
    public async Task<FormsView?> AskAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (!actor.MakesForms)
        {
            return null;
        }

        var since = clock.GetUtcNow().AddDays(-Days);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var forms = await db.Forms.AsNoTracking().OrderByDescending(form => form.IsEnabled).ThenBy(form => form.Name).ToListAsync(cancellationToken);
        var lately = await db.FormSubmissions.Where(sent => sent.At >= since).GroupBy(sent => sent.FormId).Select(sent => new { sent.Key, Count = sent.Count(), Caught = sent.Count(one => one.Signs != null) }).ToListAsync(cancellationToken);
        var rows = new List<FormRow>(forms.Count);

        foreach (var form in forms)
        {
            var last = await db.FormSubmissions.Where(sent => sent.FormId == form.Id).OrderByDescending(sent => sent.At).Select(sent => (DateTimeOffset?)sent.At).FirstOrDefaultAsync(cancellationToken);
            var month = lately.FirstOrDefault(one => one.Key == form.Id);
            rows.Add(new(form.Id, form.Name, form.Source, form.IsEnabled, month?.Count ?? 0, month?.Caught ?? 0, last));
        }

        var verifying = await db.Jobs.Where(job => job.Kind == JobKind.Verify && (job.State == JobState.Waiting || job.State == JobState.Running)).Select(job => (long?)job.Id).FirstOrDefaultAsync(cancellationToken);
        return new(rows, verifying);
    }
}

/// <param name="Verifying">The job that looks through all leads; null when none does.</param>
public sealed record FormsView(IReadOnlyList<FormRow> Forms, long? Verifying);

/// <param name="Month">How often it was sent in the last 30 days, and how many of those looked made up to the form itself.</param>
public sealed record FormRow(int Id, string Name, string? Source, bool IsEnabled, int Month, int Caught, DateTimeOffset? LastAt);
