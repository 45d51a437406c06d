using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class EngagementEventMapping : IEntityTypeConfiguration<EngagementEvent>
{
    public void Configure(EntityTypeBuilder<EngagementEvent> e)
    {
        e.Property(x => x.Type).HasMaxLength(40);
        e.Property(x => x.EventKey).HasMaxLength(100);
        e.HasIndex(x => x.EventKey).IsUnique();
        e.HasIndex(x => new { x.LeadId, x.OccurredAt });
    }
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity) => activity.HasIndex(a => new { a.LeadId, a.At });
}

internal sealed class LeadTaskMapping : IEntityTypeConfiguration<LeadTask>
{
    public void Configure(EntityTypeBuilder<LeadTask> task) => task.HasIndex(t => new { t.LeadId, t.DueAt });
}

internal sealed class StageChangeMapping : IEntityTypeConfiguration<StageChange>
{
    public void Configure(EntityTypeBuilder<StageChange> change)
    {
        change.HasIndex(c => new { c.LeadId, c.At });
        change.HasIndex(c => new { c.To, c.At });
    }
}

internal sealed class FieldChangeMapping : IEntityTypeConfiguration<FieldChange>
{
    public void Configure(EntityTypeBuilder<FieldChange> change)
    {
        change.HasIndex(c => new { c.LeadId, c.At });
        change.HasIndex(c => c.ImportId);
    }
}

internal sealed class ScoreChangeMapping : IEntityTypeConfiguration<ScoreChange>
{
    public void Configure(EntityTypeBuilder<ScoreChange> change)
    {
        change.Property(c => c.Cause).HasMaxLength(20);
        change.HasIndex(c => new { c.LeadId, c.At });
    }
}

internal sealed class ScoringModelVersionMapping : IEntityTypeConfiguration<ScoringModelVersion>
{
    public void Configure(EntityTypeBuilder<ScoringModelVersion> version)
    {
        version.Property(v => v.Version).IsConcurrencyToken();
        version.HasIndex(v => new { v.ModelId, v.Number }).IsUnique();
    }
}

internal sealed class SegmentMapping : IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Segment> segment) => segment.Property(s => s.Version).IsConcurrencyToken();
}
