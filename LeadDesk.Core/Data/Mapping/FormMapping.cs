using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class FormMapping : IEntityTypeConfiguration<WebForm>
{
    public void Configure(EntityTypeBuilder<WebForm> form)
    {
        form.Property(f => f.Version).IsConcurrencyToken();
        form.Property(f => f.Key).HasMaxLength(20);
        form.Property(f => f.Name).HasMaxLength(WebForm.LongestName);
        form.ComplexProperty(f => f.Consent, consent => consent.Property(c => c.Words).HasMaxLength(FormConsent.LongestWords));
        form.HasIndex(f => f.Key).IsUnique();
    }
}

internal sealed class FormSubmissionMapping : IEntityTypeConfiguration<FormSubmission>
{
    public void Configure(EntityTypeBuilder<FormSubmission> submission)
    {
        submission.Property(s => s.Signs).HasMaxLength(40);
        submission.HasOne<WebForm>().WithMany().HasForeignKey(s => s.FormId);
        submission.HasOne<Lead>().WithMany().HasForeignKey(s => s.LeadId).OnDelete(DeleteBehavior.SetNull);
        submission.HasIndex(s => new { s.FormId, s.At });
    }
}
