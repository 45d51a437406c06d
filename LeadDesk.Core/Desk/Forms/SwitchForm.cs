using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>Stops a form from taking anything, or lets it take again. What came in stays.</summary>
public sealed class SwitchForm(IDbContextFactory<LeadDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Actor actor, int formId, bool isEnabled, CancellationToken cancellationToken = default)
    {
        if (!actor.MakesForms)
        {
            return Outcome.Refuse("Only a marketer, a manager or an admin can switch web forms on and off.");
        }

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.WriteAsync(async ct =>
        {
            if (await db.Forms.FirstOrDefaultAsync(form => form.Id == formId, ct) is not { } form)
            {
                return Outcome.Refuse("There is no such form. Nothing was changed.");
            }

            form.IsEnabled = isEnabled;
            db.Audit.Add(AuditEntry.Of(actor, now, isEnabled ? "Switched a web form on" : "Switched a web form off", form.Name));
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }, cancellationToken);
    }
}
