using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class SlaCalendarMapping : IEntityTypeConfiguration<SlaCalendar>
{
    public void Configure(EntityTypeBuilder<SlaCalendar> calendar)
    {
        calendar.HasKey(c => c.Key);
        calendar.Property(c => c.Key).HasMaxLength(SlaCalendar.LongestKey);
        calendar.Property(c => c.Name).HasMaxLength(SlaCalendar.LongestName);
        calendar.Property(c => c.Version).IsConcurrencyToken();
    }
}

internal sealed class SlaPolicyMapping : IEntityTypeConfiguration<SlaPolicy>
{
    public void Configure(EntityTypeBuilder<SlaPolicy> policy)
    {
        policy.Property(p => p.Name).HasMaxLength(SlaPolicy.LongestName);
        policy.Property(p => p.Version).IsConcurrencyToken();
        policy.Ignore(p => p.RequestTypes);
        policy.HasOne<SlaCalendar>().WithMany().HasForeignKey(p => p.CalendarKey).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SlaSettingsMapping : IEntityTypeConfiguration<SlaSettings>
{
    public void Configure(EntityTypeBuilder<SlaSettings> settings)
    {
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class SlaClockMapping : IEntityTypeConfiguration<SlaClock>
{
    public void Configure(EntityTypeBuilder<SlaClock> clock)
    {
        clock.Property(c => c.Cause).HasMaxLength(200);
        clock.Property(c => c.Request).HasMaxLength(40);
        clock.Property(c => c.CalendarKey).HasMaxLength(SlaCalendar.LongestKey);
        clock.Property(c => c.StopCause).HasMaxLength(200);
        clock.Property(c => c.Version).IsConcurrencyToken();
        clock.HasOne(c => c.Lead).WithMany().HasForeignKey(c => c.LeadId);
        clock.HasOne<AppUser>().WithMany().HasForeignKey(c => c.OwnerId).OnDelete(DeleteBehavior.SetNull);
        clock.HasOne<SlaPolicy>().WithMany().HasForeignKey(c => c.PolicyId).OnDelete(DeleteBehavior.SetNull);
        clock.HasMany(c => c.Steps).WithOne().HasForeignKey(step => step.ClockId);
        clock.HasQueryFilter(c => c.Lead.DeletedAt == null);
        clock.HasIndex(c => new { c.LeadId, c.Kind, c.StartedAt });

        // All that the manager's board counts about open promises, and about those of a period. Each has its own: SQLite would look for the open ones among those that stopped.
        clock.HasIndex(c => new { c.AtRiskAt, c.DueAt, c.OwnerId, c.Cell, c.HeldSince, c.IsPassedOn }).HasFilter("\"StoppedAt\" IS NULL");
        clock.HasIndex(c => new { c.StoppedAt, c.Kind, c.OwnerId, c.Cell, c.DueAt, c.IsKept, c.TookMinutes, c.IsPassedOn }).HasFilter("\"StoppedAt\" IS NOT NULL");
        clock.HasIndex(c => new { c.OwnerId, c.BreachedAt }).HasFilter("\"BreachedAt\" IS NOT NULL");
    }
}

internal sealed class ClockStepMapping : IEntityTypeConfiguration<ClockStep>
{
    public void Configure(EntityTypeBuilder<ClockStep> step)
    {
        step.HasIndex(s => new { s.ClockId, s.Kind }).IsUnique();
        step.HasIndex(s => s.DueAt).HasFilter("\"DoneAt\" IS NULL");
    }
}

internal sealed class ClockNoteMapping : IEntityTypeConfiguration<ClockNote>
{
    public void Configure(EntityTypeBuilder<ClockNote> note) => note.HasOne(n => n.Clock).WithMany().HasForeignKey(n => n.ClockId);
}

internal sealed class ClockWorkMapping : IEntityTypeConfiguration<ClockWork>
{
    public void Configure(EntityTypeBuilder<ClockWork> work) => work.HasOne<Lead>().WithMany().HasForeignKey(w => w.LeadId);
}

internal sealed class LeadHoldMapping : IEntityTypeConfiguration<LeadHold>
{
    public void Configure(EntityTypeBuilder<LeadHold> hold)
    {
        hold.Property(h => h.Reason).HasMaxLength(LeadHold.LongestReason);
        hold.Ignore(h => h.End);
        hold.HasOne(h => h.Lead).WithMany().HasForeignKey(h => h.LeadId);
        hold.HasIndex(h => h.Until).HasFilter("\"EndedAt\" IS NULL");
    }
}
