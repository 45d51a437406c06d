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

internal sealed class PackedSignalsMapping : IEntityTypeConfiguration<PackedSignals>
{
    public void Configure(EntityTypeBuilder<PackedSignals> packed)
    {
        packed.HasKey(p => p.LeadId);
        packed.Property(p => p.LeadId).ValueGeneratedNever();
        packed.HasOne<Lead>().WithOne().HasForeignKey<PackedSignals>(p => p.LeadId);
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
        change.Property(c => c.ReasonKey).HasMaxLength(60);
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

internal sealed class GradeOverrideMapping : IEntityTypeConfiguration<GradeOverride>
{
    public void Configure(EntityTypeBuilder<GradeOverride> pinned)
    {
        pinned.Property(o => o.Reason).HasMaxLength(1000);
        pinned.HasIndex(o => new { o.LeadId, o.At });
    }
}

internal sealed class ModelPreviewMapping : IEntityTypeConfiguration<ModelPreview>
{
    public void Configure(EntityTypeBuilder<ModelPreview> preview) => preview.HasOne(p => p.Version).WithMany().HasForeignKey(p => p.VersionId);
}

internal sealed class PreviewMoveMapping : IEntityTypeConfiguration<PreviewMove>
{
    public void Configure(EntityTypeBuilder<PreviewMove> move)
    {
        move.HasKey(m => new { m.PreviewId, m.LeadId });
        move.HasOne<ModelPreview>().WithMany().HasForeignKey(m => m.PreviewId);
        move.HasIndex(m => new { m.PreviewId, m.From, m.To });
    }
}
