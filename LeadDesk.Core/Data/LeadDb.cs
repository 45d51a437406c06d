using System.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Sources;
using LeadDesk.Core.Leads.Verification;
using LeadDesk.Core.Learning;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Routing;
using LeadDesk.Core.Scoring;
using LeadDesk.Core.Sla;
using LeadDesk.Core.Team;
using LeadDesk.Core.Work;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace LeadDesk.Core.Data;

/// <summary>The model, the same for every database. What differs is in the two subclasses.</summary>
public abstract class LeadDb(DbContextOptions options) : IdentityUserContext<AppUser, int>(options)
{
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<LeadTag> LeadTags => Set<LeadTag>();
    public DbSet<EngagementEvent> Events => Set<EngagementEvent>();
    public DbSet<PackedSignals> PackedSignals => Set<PackedSignals>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<LeadTask> Tasks => Set<LeadTask>();
    public DbSet<StageChange> StageChanges => Set<StageChange>();
    public DbSet<MoveReason> MoveReasons => Set<MoveReason>();
    public DbSet<StageLimit> StageLimits => Set<StageLimit>();
    public DbSet<DeskMoney> Money => Set<DeskMoney>();
    public DbSet<WinChance> WinChances => Set<WinChance>();
    public DbSet<FieldChange> FieldChanges => Set<FieldChange>();
    public DbSet<ScoreChange> ScoreChanges => Set<ScoreChange>();
    public DbSet<GradeOverride> GradeOverrides => Set<GradeOverride>();
    public DbSet<CustomField> CustomFields => Set<CustomField>();
    public DbSet<DuplicatePair> DuplicatePairs => Set<DuplicatePair>();
    public DbSet<LeadMerge> Merges => Set<LeadMerge>();
    public DbSet<Segment> Segments => Set<Segment>();
    public DbSet<SegmentMember> SegmentMembers => Set<SegmentMember>();
    public DbSet<SegmentDay> SegmentDays => Set<SegmentDay>();
    public DbSet<SegmentStay> SegmentStays => Set<SegmentStay>();
    public DbSet<CampaignCost> CampaignCosts => Set<CampaignCost>();
    public DbSet<ScoringModel> ScoringModels => Set<ScoringModel>();
    public DbSet<ScoringModelVersion> ScoringModelVersions => Set<ScoringModelVersion>();
    public DbSet<ModelPreview> ModelPreviews => Set<ModelPreview>();
    public DbSet<PreviewMove> PreviewMoves => Set<PreviewMove>();
    public DbSet<LearnedModel> LearnedModels => Set<LearnedModel>();
    public DbSet<LearningChoice> LearningChoices => Set<LearningChoice>();
    public DbSet<Framework> Frameworks => Set<Framework>();
    public DbSet<FrameworkVersion> FrameworkVersions => Set<FrameworkVersion>();
    public DbSet<FrameworkRule> FrameworkRules => Set<FrameworkRule>();
    public DbSet<TeamGuide> TeamGuides => Set<TeamGuide>();
    public DbSet<LeadAssessment> LeadAssessments => Set<LeadAssessment>();
    public DbSet<LeadAnswer> LeadAnswers => Set<LeadAnswer>();
    public DbSet<AnswerChange> AnswerChanges => Set<AnswerChange>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<SlaCalendar> Calendars => Set<SlaCalendar>();
    public DbSet<SlaPolicy> SlaPolicies => Set<SlaPolicy>();
    public DbSet<SlaSettings> SlaSettings => Set<SlaSettings>();
    public DbSet<SlaClock> Clocks => Set<SlaClock>();
    public DbSet<ClockStep> ClockSteps => Set<ClockStep>();
    public DbSet<ClockNote> ClockNotes => Set<ClockNote>();
    public DbSet<ClockWork> ClockWork => Set<ClockWork>();
    public DbSet<LeadHold> Holds => Set<LeadHold>();
    public DbSet<Pool> Pools => Set<Pool>();
    public DbSet<PoolMember> PoolMembers => Set<PoolMember>();
    public DbSet<RoutingRule> RoutingRules => Set<RoutingRule>();
    public DbSet<RepProfile> RepProfiles => Set<RepProfile>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Routed> Routed => Set<Routed>();
    public DbSet<Notification> Notifications => Set<Notification>();
    public DbSet<NoticeSettings> NoticeSettings => Set<NoticeSettings>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<QueueTurn> QueueTurns => Set<QueueTurn>();
    public DbSet<QueueSkip> QueueSkips => Set<QueueSkip>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<KeyChoices> KeyChoices => Set<KeyChoices>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportError> ImportErrors => Set<ImportError>();
    public DbSet<ExportEntry> Exports => Set<ExportEntry>();
    public DbSet<ExportDefinition> ExportDefinitions => Set<ExportDefinition>();
    public DbSet<ExportedLead> ExportedLeads => Set<ExportedLead>();
    public DbSet<SavedList> SavedLists => Set<SavedList>();
    public DbSet<ListHabits> ListHabits => Set<ListHabits>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<WebForm> Forms => Set<WebForm>();
    public DbSet<FormSubmission> FormSubmissions => Set<FormSubmission>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>The throw-away mail domains by which leads are verified when they are saved.</summary>
    public DisposableDomains Disposable { get; set; } = DisposableDomains.Own;

    /// <summary>
    /// Does several saves as one: all or nothing. On SQLite it also waits its turn at the write gate. Keep it short.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// Inside <see cref="WriteAsync{T}"/>: waits until nobody else holds any of these keys and holds them until it ends, so that two who look
    /// for the same missing row do not both add it.
    /// </summary>
    public abstract Task HoldAsync(IEnumerable<string> keys, CancellationToken cancellationToken);

    /// <summary>Whether a failed save broke a unique index, so that somebody else was first.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException failure);

    /// <summary>Whether a failed save would go through if it were begun anew: somebody else saved or took the key first, or two waited for each other.</summary>
    public bool IsLostRace(DbUpdateException failure) => failure is DbUpdateConcurrencyException || IsUniqueViolation(failure) || IsDeadlock(failure);

    /// <summary>Whether a failed save was the fault of what was saved, or of somebody else who saved it: not of the disk, the connection or the app.</summary>
    public static bool IsRowsFault(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => IsRowsFault(inner),
        SqliteException sqlite => sqlite.SqliteErrorCode is 18 or 19 or 20,
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "40" or "54",
        _ => false,
    };

    /// <summary>Whether the database ended a failed save because two waited for each other.</summary>
    protected virtual bool IsDeadlock(DbUpdateException failure) => false;

    /// <summary>Brings the database up to date; safe against a crash in the middle and a second process doing the same.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken = default);

    /// <summary>A custom field's words (text, choice or date) inside a query; null when it has none.</summary>
    public static string? CustomText(CustomValues custom, string key) => throw new InvalidOperationException("Only for queries.");

    /// <summary>A custom field's number inside a query; null when it has none.</summary>
    public static double? CustomNumber(CustomValues custom, string key) => throw new InvalidOperationException("Only for queries.");

    /// <summary>A custom field's yes or no inside a query; null when it has none.</summary>
    public static bool? CustomFlag(CustomValues custom, string key) => throw new InvalidOperationException("Only for queries.");

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        PrepareSave();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        PrepareSave();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<Stage>().HaveConversion<StageConverter>().HaveMaxLength(20);
        configurationBuilder.Properties<Cell>().HaveConversion<CellConverter>().HaveMaxLength(2);
        configurationBuilder.Properties<CustomValues>().HaveConversion<CustomValuesConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LeadDb).Assembly);
    }

    /// <summary>Teaches the model how this database reads one member of the custom fields' JSON.</summary>
    protected static void MapCustomFunctions(
        ModelBuilder builder, string jsonType, Func<IReadOnlyList<SqlExpression>, SqlExpression> text, Func<IReadOnlyList<SqlExpression>, SqlExpression> number,
        Func<IReadOnlyList<SqlExpression>, SqlExpression> flag)
    {
        Map(nameof(CustomText), text);
        Map(nameof(CustomNumber), number);
        Map(nameof(CustomFlag), flag);

        void Map(string name, Func<IReadOnlyList<SqlExpression>, SqlExpression> translation)
        {
            var function = builder.HasDbFunction(typeof(LeadDb).GetMethod(name)!).HasTranslation(translation);
            function.HasParameter("custom").Metadata.TypeMapping = new StringTypeMapping(jsonType, DbType.String);
        }
    }

    private void PrepareSave()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
            {
                continue;
            }

            switch (entry.Entity)
            {
                case Account account:
                    account.RefreshKeys();
                    break;
                case Lead lead:
                    lead.RefreshKeys(Disposable);
                    break;
            }

            (entry.Entity as IVersioned)?.NextVersion();
        }
    }
}
