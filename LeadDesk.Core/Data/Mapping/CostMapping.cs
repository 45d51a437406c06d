using LeadDesk.Core.Leads.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class CampaignCostMapping : IEntityTypeConfiguration<CampaignCost>
{
    public void Configure(EntityTypeBuilder<CampaignCost> cost)
    {
        cost.Property(c => c.Version).IsConcurrencyToken();
        cost.Property(c => c.Source).HasMaxLength(CampaignCost.LongestName);
        cost.Property(c => c.Campaign).HasMaxLength(CampaignCost.LongestName);
        cost.Property(c => c.Note).HasMaxLength(CampaignCost.LongestNote);
        cost.Property(c => c.Amount).HasPrecision(14, 2);
        cost.HasQueryFilter(c => c.DeletedAt == null);
        cost.HasIndex(c => new { c.To, c.From });
    }
}
