using LeadDesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Learning;

/// <summary>Whether leads have a probability to win at all: whether something was learned that is in use.</summary>
public sealed class HasPrediction(IDbContextFactory<LeadDb> databases)
{
    public async Task<bool> AskAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.LearnedModels.AnyAsync(model => model.IsInUse, cancellationToken);
    }
}
