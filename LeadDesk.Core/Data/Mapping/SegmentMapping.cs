using LeadDesk.Core.Leads;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class SegmentMapping : IEntityTypeConfiguration<Segment>
{
    public void Configure(EntityTypeBuilder<Segment> segment)
    {
        segment.Property(s => s.Version).IsConcurrencyToken();
        segment.Property(s => s.Name).HasMaxLength(Segment.LongestName);
        segment.HasOne<Pool>().WithMany().HasForeignKey(s => s.TeamId).OnDelete(DeleteBehavior.SetNull);
        segment.HasData(DefaultSegments.All.Select((entry, at) => new
        {
            Id = at + 1,
            entry.Name,
            Condition = ModelJson.Write(entry.When),
            IsShared = true,
            CreatedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Version = 1,
        }));
    }
}

internal sealed class SegmentMemberMapping : IEntityTypeConfiguration<SegmentMember>
{
    public void Configure(EntityTypeBuilder<SegmentMember> member)
    {
        member.HasKey(m => new { m.SegmentId, m.LeadId });
        member.HasOne<Segment>().WithMany().HasForeignKey(m => m.SegmentId);
        member.HasOne<Lead>().WithMany().HasForeignKey(m => m.LeadId);
    }
}

internal sealed class SegmentDayMapping : IEntityTypeConfiguration<SegmentDay>
{
    public void Configure(EntityTypeBuilder<SegmentDay> day)
    {
        day.HasKey(d => new { d.SegmentId, d.Day });
        day.HasOne<Segment>().WithMany().HasForeignKey(d => d.SegmentId);
    }
}

internal sealed class SegmentStayMapping : IEntityTypeConfiguration<SegmentStay>
{
    public void Configure(EntityTypeBuilder<SegmentStay> stay)
    {
        stay.HasOne<Segment>().WithMany().HasForeignKey(s => s.SegmentId);
        stay.HasOne<Lead>().WithMany().HasForeignKey(s => s.LeadId);
        stay.HasIndex(s => new { s.SegmentId, s.LeadId }).IsUnique().HasFilter("\"Until\" IS NULL");
        stay.HasIndex(s => new { s.SegmentId, s.Since });
        stay.HasIndex(s => new { s.SegmentId, s.Until });
        stay.HasIndex(s => s.LeadId);
    }
}
