using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Api;

/// <summary>A lead as programs read it; built-in fields stand beside these members under their own keys.</summary>
internal sealed record LeadAnswer
{
    public required long Id { get; init; }

    /// <summary>What to call the lead when only some of it is known.</summary>
    public required string DisplayName { get; init; }

    /// <summary>A stage key, such as mql.</summary>
    public required string Stage { get; init; }
    public required DateTimeOffset StageSince { get; init; }

    /// <summary>A1 to D4.</summary>
    public required string Cell { get; init; }
    public required double Score { get; init; }
    public required double Fit { get; init; }
    public required double Engagement { get; init; }

    /// <summary>Share of the fit criteria that was known, 0 to 1.</summary>
    public required double Coverage { get; init; }
    public required int? OwnerId { get; init; }
    public required string? Owner { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required DateTimeOffset? LastSignalAt { get; init; }
    public required DateTimeOffset? HandedOverAt { get; init; }
    public required DateTimeOffset? RespondBy { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Values of custom fields by key.</summary>
    public required JsonObject Custom { get; init; }

    [JsonExtensionData]
    public Dictionary<string, object?> Fields { get; init; } = [];

    public static LeadAnswer Of(LeadRecord record)
    {
        var lead = record.Lead;
        return new()
        {
            Id = lead.Id,
            DisplayName = lead.DisplayName,
            Stage = lead.Stage.Key,
            StageSince = lead.StageSince,
            Cell = lead.Cell.Name,
            Score = lead.Score,
            Fit = lead.Fit,
            Engagement = lead.Engagement,
            Coverage = lead.Coverage,
            OwnerId = lead.OwnerId,
            Owner = record.Owner,
            CreatedAt = lead.CreatedAt,
            UpdatedAt = lead.UpdatedAt,
            LastSignalAt = lead.LastSignalAt,
            HandedOverAt = lead.HandedOverAt,
            RespondBy = lead.RespondBy,
            Tags = [.. lead.Tags.Select(tag => tag.Name).Order()],
            Custom = new(lead.Custom.Keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key, Value(lead.Custom[key])))),
            Fields = LeadFields.BuiltIn.Concat(OwnAnswers(lead)).ToDictionary(field => field.Key, field => (object?)Value(field.Get(lead))),
        };
    }

    // Of the frameworks' own questions those that were answered.
    private static IEnumerable<LeadField> OwnAnswers(Lead lead) =>
        lead.Answered.Keys.Select(key => LeadFields.Find(LeadFields.AnswerPrefix + key, [])).OfType<LeadField>().ExceptBy(LeadFields.BuiltIn.Select(field => field.Key), field => field.Key);

    private static JsonValue? Value(FieldValue value) =>
        value.IsEmpty ? null
        : value.Type == FieldType.Number ? JsonValue.Create(value.Number)
        : value.Type == FieldType.YesNo ? JsonValue.Create(value.Number > 0)
        : JsonValue.Create(value.Text);
}

/// <param name="Page">1 for the first.</param>
/// <param name="Total">How many there are on all pages.</param>
internal sealed record LeadsAnswer(IReadOnlyList<LeadAnswer> Items, int Page, int PageSize, long Total);
