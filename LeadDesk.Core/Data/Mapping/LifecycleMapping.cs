using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class MoveReasonMapping : IEntityTypeConfiguration<MoveReason>
{
    public void Configure(EntityTypeBuilder<MoveReason> reason)
    {
        reason.Property(r => r.Key).HasMaxLength(60);
        reason.Property(r => r.Name).HasMaxLength(MoveReason.LongestName);
        reason.HasIndex(r => r.Key).IsUnique();
        reason.HasData(MoveReason.Defaults.Select((r, i) => new { Id = i + 1, r.Key, r.Name, r.To, r.ReturnDays, Order = i, r.RetiredAt }));
    }
}

internal sealed class StageLimitMapping : IEntityTypeConfiguration<StageLimit>
{
    public void Configure(EntityTypeBuilder<StageLimit> limit)
    {
        limit.HasKey(l => l.Stage);
        limit.HasData(StageLimit.Defaults);
    }
}

internal sealed class WinChanceMapping : IEntityTypeConfiguration<WinChance>
{
    public void Configure(EntityTypeBuilder<WinChance> chance)
    {
        chance.HasKey(c => new { c.Stage, c.ClosesIn });
        chance.HasData(WinChance.Defaults);
    }
}
