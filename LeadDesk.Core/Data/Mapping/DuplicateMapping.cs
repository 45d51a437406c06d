using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class DuplicateMapping : IEntityTypeConfiguration<DuplicatePair>
{
    public void Configure(EntityTypeBuilder<DuplicatePair> pair)
    {
        pair.HasOne(p => p.Lead).WithMany().HasForeignKey(p => p.LeadId);
        pair.HasOne(p => p.Other).WithMany().HasForeignKey(p => p.OtherId);
        pair.HasQueryFilter(p => p.Lead.DeletedAt == null && p.Other.DeletedAt == null);
        pair.HasIndex(p => new { p.LeadId, p.OtherId }).IsUnique();
        pair.HasIndex(p => p.OtherId);
        pair.HasIndex(p => new { p.Confidence, p.Id }).HasFilter("\"DismissedAt\" IS NULL");
    }

    /// <summary>With the id behind, so that a key's leads are found in order without reading them.</summary>
    internal static void MapKeys(EntityTypeBuilder<Lead> lead)
    {
        lead.Property(l => l.MatchDue).HasDefaultValue(true).HasSentinel(true);
        lead.HasIndex(l => new { l.MatchMail, l.Id }).HasFilter("\"MatchMail\" IS NOT NULL AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => new { l.MatchPhone, l.Id }).HasFilter("\"MatchPhone\" IS NOT NULL AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => new { l.MatchCompany, l.Id }).HasFilter("\"MatchCompany\" IS NOT NULL AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => new { l.MatchDomain, l.Id }).HasFilter("\"MatchDomain\" IS NOT NULL AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => l.Id, "IX_Leads_MatchDue").HasFilter("\"MatchDue\" AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => l.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
    }
}

internal sealed class LeadMergeMapping : IEntityTypeConfiguration<LeadMerge>
{
    public void Configure(EntityTypeBuilder<LeadMerge> merge)
    {
        merge.HasOne<Lead>().WithMany().HasForeignKey(m => m.SurvivorId);
        merge.HasOne<Lead>().WithMany().HasForeignKey(m => m.MergedId);
        merge.HasIndex(m => m.At);
    }
}
