using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class PoolMapping : IEntityTypeConfiguration<Pool>
{
    public void Configure(EntityTypeBuilder<Pool> pool)
    {
        pool.Property(p => p.Name).HasMaxLength(Pool.LongestName);
        pool.Property(p => p.Version).IsConcurrencyToken();
        pool.HasOne<AppUser>().WithMany().HasForeignKey(p => p.OverflowOwnerId).OnDelete(DeleteBehavior.SetNull);
        pool.HasMany(p => p.Members).WithOne().HasForeignKey(member => member.PoolId);
    }
}

internal sealed class PoolMemberMapping : IEntityTypeConfiguration<PoolMember>
{
    public void Configure(EntityTypeBuilder<PoolMember> member)
    {
        member.HasOne<AppUser>().WithMany().HasForeignKey(m => m.UserId);
        member.HasIndex(m => new { m.PoolId, m.UserId }).IsUnique();
    }
}

internal sealed class RoutingRuleMapping : IEntityTypeConfiguration<RoutingRule>
{
    public void Configure(EntityTypeBuilder<RoutingRule> rule)
    {
        rule.Property(r => r.Name).HasMaxLength(RoutingRule.LongestName);
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasOne<Pool>().WithMany().HasForeignKey(r => r.PoolId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RepProfileMapping : IEntityTypeConfiguration<RepProfile>
{
    public void Configure(EntityTypeBuilder<RepProfile> profile)
    {
        profile.HasKey(p => p.UserId);
        profile.Property(p => p.UserId).ValueGeneratedNever();
        profile.Property(p => p.Version).IsConcurrencyToken();
        profile.HasOne<AppUser>().WithOne().HasForeignKey<RepProfile>(p => p.UserId);
    }
}

internal sealed class AbsenceMapping : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.HasOne<AppUser>().WithMany().HasForeignKey(a => a.UserId);
        absence.HasIndex(a => new { a.UserId, a.From });
    }
}

internal sealed class RoutedMapping : IEntityTypeConfiguration<Routed>
{
    public void Configure(EntityTypeBuilder<Routed> routed)
    {
        routed.Property(r => r.Cause).HasMaxLength(40);
        routed.HasOne<Lead>().WithMany().HasForeignKey(r => r.LeadId);
        routed.HasIndex(r => new { r.LeadId, r.At });
        routed.HasIndex(r => new { r.At, r.ToId });
    }
}
