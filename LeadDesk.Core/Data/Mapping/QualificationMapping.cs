using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class FrameworkMapping : IEntityTypeConfiguration<Framework>
{
    public void Configure(EntityTypeBuilder<Framework> framework)
    {
        framework.Property(f => f.Key).HasMaxLength(20);
        framework.Property(f => f.Name).HasMaxLength(FrameworkCheck.LongestName);
        framework.HasIndex(f => f.Key).IsUnique();
    }
}

internal sealed class FrameworkVersionMapping : IEntityTypeConfiguration<FrameworkVersion>
{
    public void Configure(EntityTypeBuilder<FrameworkVersion> version) => version.HasIndex(v => new { v.FrameworkId, v.Number }).IsUnique();
}

internal sealed class FrameworkRuleMapping : IEntityTypeConfiguration<FrameworkRule>
{
    public void Configure(EntityTypeBuilder<FrameworkRule> rule)
    {
        rule.HasOne<Framework>().WithMany().HasForeignKey(r => r.FrameworkId);
        rule.HasOne<AppUser>().WithMany().HasForeignKey(r => r.OwnerId);
        rule.HasOne<Pool>().WithMany().HasForeignKey(r => r.PoolId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TeamGuideMapping : IEntityTypeConfiguration<TeamGuide>
{
    public void Configure(EntityTypeBuilder<TeamGuide> guide)
    {
        guide.HasKey(g => g.PoolId);
        guide.Property(g => g.PoolId).ValueGeneratedNever();
        guide.Property(g => g.Opening).HasMaxLength(FrameworkCheck.LongestText);
        guide.Property(g => g.Reason).HasMaxLength(FrameworkCheck.LongestText);
        guide.Property(g => g.Version).IsConcurrencyToken();
        guide.HasOne<Pool>().WithOne().HasForeignKey<TeamGuide>(g => g.PoolId);
    }
}

internal sealed class LeadAssessmentMapping : IEntityTypeConfiguration<LeadAssessment>
{
    public void Configure(EntityTypeBuilder<LeadAssessment> assessment)
    {
        assessment.HasKey(a => a.LeadId);
        assessment.Property(a => a.LeadId).ValueGeneratedNever();
        assessment.HasOne<Lead>().WithOne().HasForeignKey<LeadAssessment>(a => a.LeadId);
        assessment.HasOne(a => a.FrameworkVersion).WithMany().HasForeignKey(a => a.FrameworkVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LeadAnswerMapping : IEntityTypeConfiguration<LeadAnswer>
{
    public void Configure(EntityTypeBuilder<LeadAnswer> answer)
    {
        answer.Property(a => a.Facet).HasMaxLength(Facet.MaxKeyLength);
        answer.Property(a => a.Version).IsConcurrencyToken();
        answer.HasOne<Lead>().WithMany().HasForeignKey(a => a.LeadId);
        answer.HasOne<Contact>().WithMany().HasForeignKey(a => a.ContactId).OnDelete(DeleteBehavior.SetNull);
        answer.HasIndex(a => new { a.LeadId, a.Facet }).IsUnique();
    }
}

internal sealed class AnswerChangeMapping : IEntityTypeConfiguration<AnswerChange>
{
    public void Configure(EntityTypeBuilder<AnswerChange> change)
    {
        change.Property(c => c.Facet).HasMaxLength(Facet.MaxKeyLength);
        change.HasOne<Lead>().WithMany().HasForeignKey(c => c.LeadId);
        change.HasIndex(c => new { c.LeadId, c.Facet, c.At });
    }
}

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.Property(c => c.Role).HasMaxLength(20);
        contact.Property(c => c.Version).IsConcurrencyToken();
        contact.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        contact.HasIndex(c => new { c.AccountId, c.Name });
    }
}

internal sealed class DeskMoneyMapping : IEntityTypeConfiguration<DeskMoney>
{
    public void Configure(EntityTypeBuilder<DeskMoney> money)
    {
        money.Property(m => m.Id).ValueGeneratedNever();
        money.Property(m => m.Currency).HasMaxLength(3);
        money.Property(m => m.Version).IsConcurrencyToken();
    }
}
