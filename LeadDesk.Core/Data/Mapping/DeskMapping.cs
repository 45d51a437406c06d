using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class AppUserMapping : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> user) => user.Property(u => u.DisplayName).HasMaxLength(100);
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key) => key.HasIndex(k => k.Hash).IsUnique();
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry) => entry.HasIndex(e => e.At);
}

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job) => job.HasIndex(j => new { j.State, j.CreatedAt });
}

internal sealed class ImportErrorMapping : IEntityTypeConfiguration<ImportError>
{
    public void Configure(EntityTypeBuilder<ImportError> error) => error.HasIndex(e => new { e.ImportId, e.Line });
}

internal sealed class ImportsMapping : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.Property(i => i.Sum).HasMaxLength(64);
        import.Property(i => i.Shape).HasMaxLength(64);
        import.HasIndex(i => i.Shape);
        import.HasIndex(i => i.Sum);
    }
}
