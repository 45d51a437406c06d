using LeadDesk.Core.Learning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadDesk.Core.Data.Mapping;

internal sealed class LearnedModelMapping : IEntityTypeConfiguration<LearnedModel>
{
    public void Configure(EntityTypeBuilder<LearnedModel> learned) => learned.HasIndex(l => l.Number).IsUnique();
}

internal sealed class LearningChoiceMapping : IEntityTypeConfiguration<LearningChoice>
{
    public void Configure(EntityTypeBuilder<LearningChoice> choice)
    {
        choice.HasKey(c => c.Key);
        choice.Property(c => c.Key).HasMaxLength(200);
        choice.Property(c => c.Reason).HasMaxLength(1000);
    }
}
