using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.Property(n => n.Kind).HasMaxLength(40);
        notification.Property(n => n.Title).HasMaxLength(300);
        notification.HasOne<AppUser>().WithMany().HasForeignKey(n => n.UserId);
        notification.HasOne<Lead>().WithMany().HasForeignKey(n => n.LeadId).OnDelete(DeleteBehavior.Cascade);
        notification.HasIndex(n => new { n.UserId, n.ReadAt, n.At });
    }
}

internal sealed class NoticeSettingsMapping : IEntityTypeConfiguration<NoticeSettings>
{
    public void Configure(EntityTypeBuilder<NoticeSettings> settings)
    {
        settings.HasKey(s => s.UserId);
        settings.Property(s => s.UserId).ValueGeneratedNever();
        settings.Property(s => s.Version).IsConcurrencyToken();
        settings.HasOne<AppUser>().WithOne().HasForeignKey<NoticeSettings>(s => s.UserId);
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.HasIndex(m => m.DueAt).HasFilter("\"SentAt\" IS NULL AND \"GivenUpAt\" IS NULL");
    }
}
