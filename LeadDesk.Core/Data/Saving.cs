using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Data;

public static class Saving
{
    /// <summary>Saves; when somebody else saved the same lead since it was loaded, nothing is saved and the refusal says so.</summary>
    public static async Task<Outcome> SaveOrRefuseAsync(this LeadDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refuse("Somebody else changed this lead a moment ago. Nothing of yours was saved; look at it again and repeat.");
        }
    }
}
