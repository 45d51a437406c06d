using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class ExportDefinitionMapping : IEntityTypeConfiguration<ExportDefinition>
{
    public void Configure(EntityTypeBuilder<ExportDefinition> export)
    {
        export.Property(e => e.Version).IsConcurrencyToken();
        export.Property(e => e.Name).HasMaxLength(ExportDefinition.LongestName);
        export.Property(e => e.MailTo).HasMaxLength(ExportDefinition.LongestMailTo);
        export.HasIndex(e => e.NextAt);
    }
}

internal sealed class ExportedLeadMapping : IEntityTypeConfiguration<ExportedLead>
{
    public void Configure(EntityTypeBuilder<ExportedLead> exported)
    {
        exported.HasKey(e => new { e.DefinitionId, e.LeadId });
        exported.HasOne<ExportDefinition>().WithMany().HasForeignKey(e => e.DefinitionId);
        exported.HasOne<Lead>().WithMany().HasForeignKey(e => e.LeadId);
    }
}

internal sealed class SavedListMapping : IEntityTypeConfiguration<SavedList>
{
    public void Configure(EntityTypeBuilder<SavedList> list)
    {
        list.Property(l => l.Name).HasMaxLength(SavedList.LongestName);
        list.HasOne<AppUser>().WithMany().HasForeignKey(l => l.UserId);
        list.HasIndex(l => new { l.UserId, l.Name }).IsUnique();
    }
}

internal sealed class ListHabitsMapping : IEntityTypeConfiguration<ListHabits>
{
    public void Configure(EntityTypeBuilder<ListHabits> habits)
    {
        habits.HasKey(h => h.UserId);
        habits.Property(h => h.UserId).ValueGeneratedNever();
        habits.HasOne<AppUser>().WithOne().HasForeignKey<ListHabits>(h => h.UserId);
    }
}
