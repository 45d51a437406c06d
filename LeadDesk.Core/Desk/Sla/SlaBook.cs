using System.Collections.Concurrent;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Sla;

/// <summary>The policies and calendars as of now, read once for many leads.</summary>
internal sealed class SlaBook
{
    // A calendar reckons a year once; thrown away with its definition.
    private static readonly ConcurrentDictionary<string, BusinessCalendar> Reckoned = new();

    private readonly List<(SlaPolicy Policy, LeadCondition When)> policies;
    private readonly Dictionary<string, BusinessCalendar> calendars;
    private readonly ModelSet models;

    private SlaBook(List<(SlaPolicy, LeadCondition)> policies, Dictionary<string, BusinessCalendar> calendars, ModelSet models, SlaSettings settings) =>
        (this.policies, this.calendars, this.models, Settings) = (policies, calendars, models, settings);

    public SlaSettings Settings { get; }

    /// <summary>The event types that some policy promises an answer to.</summary>
    public IReadOnlyList<string> RequestTypes => [.. policies.SelectMany(policy => policy.Policy.RequestTypes).Distinct()];

    public static async Task<SlaBook> LoadAsync(LeadDb db, PublishedModels published, CancellationToken cancellationToken)
    {
        var rules = await db.SlaPolicies.AsNoTracking().OrderBy(policy => policy.Order).ThenBy(policy => policy.Id).ToListAsync(cancellationToken);
        var custom = rules.Exists(policy => policy.Condition is not null) ? await db.CustomFields.AsNoTracking().ToListAsync(cancellationToken) : [];
        var reckoned = await db.Calendars.AsNoTracking().ToDictionaryAsync(calendar => calendar.Key, calendar => Reckon(calendar.Definition), cancellationToken);
        return new(
            rules.ConvertAll(policy => (policy, new LeadCondition(policy.Condition, custom))),
            reckoned,
            await published.FindAsync(db, cancellationToken),
            await db.SlaSettings.AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? new());
    }

    public static BusinessCalendar Reckon(string definition) => Reckoned.GetOrAdd(definition, text => new(CalendarJson.Read(text)));

    public BusinessCalendar? CalendarOf(string key) => calendars.GetValueOrDefault(key);

    /// <summary>What the first policy for this promise gives a lead of this cell; null when there is none.</summary>
    /// <param name="lead">With its account.</param>
    public ClockTerms? TermsFor(ClockKind kind, string? request, Cell cell, Lead lead) =>
        policies.Find(entry => entry.Policy.Kind == kind && IsAbout(entry.Policy, request) && entry.Policy.IsFor(cell) && entry.Policy.IsForSource(lead.Source) && entry.When.Holds(lead))
            .Policy is { } policy ? TermsOf(policy, cell, lead) : null;

    /// <summary>What a known policy gives; null when it is gone.</summary>
    public ClockTerms? TermsOf(int? policyId, Cell cell, Lead lead) => policies.Find(entry => entry.Policy.Id == policyId).Policy is { } policy ? TermsOf(policy, cell, lead) : null;

    // Round the clock when the grade's own hours count and no model is for the lead: two days, as models give usually.
    private ClockTerms TermsOf(SlaPolicy policy, Cell cell, Lead lead) => new(
        policy.Id,
        policy.Name,
        policy.CalendarKey,
        calendars[policy.CalendarKey],
        policy.Minutes ?? (int)Math.Ceiling((models.For(lead)?.Model.TreatmentOf(cell).FollowUpHours ?? 48d) * 60),
        policy.FirstWarning,
        policy.SecondWarning,
        policy.GraceMinutes);

    private static bool IsAbout(SlaPolicy policy, string? request) => request is null ? policy.Requests.Length == 0 : policy.RequestTypes.Contains(request);
}
