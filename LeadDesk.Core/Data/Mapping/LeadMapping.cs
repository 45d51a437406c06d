using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class LeadMapping : IEntityTypeConfiguration<Lead>
{
    internal const string InQueue = "\"Stage\" IN ('mql', 'sal', 'sql') OR \"RespondBy\" IS NOT NULL";

    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.Property(l => l.Version).IsConcurrencyToken();
        lead.Property(l => l.Disqualifier).HasMaxLength(200);
        lead.Property(l => l.SlaState).HasConversion<int>().HasDefaultValue(SlaState.None).HasSentinel(SlaState.None);
        lead.Property(l => l.InQueue).HasComputedColumnSql(InQueue);
        lead.Property(l => l.Persona).HasMaxLength(200);
        lead.Property(l => l.Answered).HasDefaultValue(CustomValues.None);
        lead.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.SetNull);
        lead.HasOne<AppUser>().WithMany().HasForeignKey(l => l.OwnerId).OnDelete(DeleteBehavior.SetNull);
        lead.HasOne<Import>().WithMany().HasForeignKey(l => l.ImportId).OnDelete(DeleteBehavior.SetNull);
        lead.HasMany(l => l.Tags).WithOne().HasForeignKey(tag => tag.LeadId);
        lead.HasQueryFilter(l => l.DeletedAt == null);

        // Every index is paid for by each lead that comes in, so none holds what nobody looks for.
        lead.HasIndex(l => l.ExternalId).IsUnique().HasFilter("\"ExternalId\" IS NOT NULL");
        lead.HasIndex(l => l.EmailKey);
        lead.HasIndex(l => l.PhoneKey).HasFilter("\"MergedIntoId\" IS NOT NULL");

        // Filtered, or SQLite takes "is not deleted" for a rare thing and looks leads up by it instead of by what they are sorted by.
        lead.HasIndex(l => new { l.CellRank, l.LastSignalAt }).IsDescending(false, true).HasFilter("\"DeletedAt\" IS NULL");
        lead.HasIndex(l => new { l.OwnerId, l.Stage });
        lead.HasIndex(l => new { l.OwnerId, l.NextStepAt }).HasFilter("\"NextStepAt\" IS NOT NULL AND \"DeletedAt\" IS NULL");

        // The queue in its own order; only what waits for sales is in it, so that rating all leads has little to do with it. What follows the id is there
        // to count without reading the leads.
        lead.HasIndex(l => new { l.OwnerId, l.SlaState, l.CellRank, l.IsLate, l.LastSignalAt, l.Id, l.RestsUntil, l.Stage, l.RespondBy, l.InQueue, l.DeletedAt }, "IX_Leads_Queue")
            .IsDescending(false, false, false, false, true, false, false, false, false, false, false).HasFilter("\"InQueue\" AND \"DeletedAt\" IS NULL");

        // The same leads by their probability, read state by state. It is written when one is foretold anew or its promise comes to another state.
        lead.HasIndex(l => new { l.OwnerId, l.SlaState, l.Probability, l.CellRank, l.Id }, "IX_Leads_Likeliest")
            .IsDescending(false, false, true, false, false).HasFilter("\"InQueue\" AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => new { l.Stage, l.CellRank });
        lead.HasIndex(l => l.CreatedAt);

        // All that the board adds up, so that it need not read the leads for it.
        lead.HasIndex(l => new { l.Stage, l.StageSince, l.Value, l.CloseDate, l.AnsweredValue, l.AnsweredCloseDate, l.OwnerId }).HasFilter("\"DeletedAt\" IS NULL");
        lead.HasIndex(l => l.Score);
        lead.HasIndex(l => l.CellChangesAt).HasFilter("\"CellChangesAt\" IS NOT NULL");
        lead.HasIndex(l => l.QualificationFadesAt).HasFilter("\"QualificationFadesAt\" IS NOT NULL");
        DuplicateMapping.MapKeys(lead);
        lead.Property(l => l.FormSigns).HasMaxLength(40);
        lead.Property(l => l.ConfirmedRealBy).HasMaxLength(200);
        lead.Property(l => l.PhoneE164).HasMaxLength(16);

        // Nearly always empty: the leads that are still to be verified are found at once.
        lead.HasIndex(l => l.Id, "IX_Leads_Unverified").HasFilter("\"Suspicion\" IS NULL AND \"DeletedAt\" IS NULL");
        lead.HasIndex(l => l.DeletedAt).HasFilter("\"DeletedAt\" IS NOT NULL");
    }
}

internal sealed class LeadTagMapping : IEntityTypeConfiguration<LeadTag>
{
    public void Configure(EntityTypeBuilder<LeadTag> tag)
    {
        tag.HasKey(t => new { t.LeadId, t.Name });
        tag.Property(t => t.Name).HasMaxLength(60);
        tag.HasIndex(t => t.Name);
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.HasIndex(a => a.NameKey);
        account.HasIndex(a => a.Domain);
    }
}

internal sealed class CustomFieldMapping : IEntityTypeConfiguration<CustomField>
{
    public void Configure(EntityTypeBuilder<CustomField> field)
    {
        field.Property(f => f.Key).HasMaxLength(60);
        field.Property(f => f.Name).HasMaxLength(100);
        field.HasIndex(f => f.Key).IsUnique();
    }
}
