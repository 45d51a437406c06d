using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class QueueTurnMapping : IEntityTypeConfiguration<QueueTurn>
{
    public void Configure(EntityTypeBuilder<QueueTurn> turn)
    {
        turn.HasOne<AppUser>().WithMany().HasForeignKey(t => t.UserId);
        turn.HasOne<Lead>().WithMany().HasForeignKey(t => t.LeadId);
        turn.HasIndex(t => new { t.UserId, t.At, t.LeadId });
    }
}

internal sealed class QueueSkipMapping : IEntityTypeConfiguration<QueueSkip>
{
    public void Configure(EntityTypeBuilder<QueueSkip> skip)
    {
        skip.HasKey(s => new { s.UserId, s.LeadId });
        skip.HasOne<AppUser>().WithMany().HasForeignKey(s => s.UserId);
        skip.HasOne<Lead>().WithMany().HasForeignKey(s => s.LeadId);
    }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        view.Property(v => v.Chips).HasMaxLength(200);
        view.HasOne<AppUser>().WithMany().HasForeignKey(v => v.UserId);
        view.HasIndex(v => new { v.UserId, v.Name }).IsUnique();
    }
}

internal sealed class KeyChoicesMapping : IEntityTypeConfiguration<KeyChoices>
{
    public void Configure(EntityTypeBuilder<KeyChoices> keys)
    {
        keys.HasKey(k => k.UserId);
        keys.Property(k => k.UserId).ValueGeneratedNever();
        keys.Property(k => k.Version).IsConcurrencyToken();
        keys.HasOne<AppUser>().WithOne().HasForeignKey<KeyChoices>(k => k.UserId);
    }
}
