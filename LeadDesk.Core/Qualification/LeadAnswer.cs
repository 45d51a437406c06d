namespace LeadDesk.Core.Qualification;

/// <summary>What is known of a lead under one facet.</summary>
public sealed class LeadAnswer
{
    /// <summary>In UTF-16 units.</summary>
    public const int LongestEvidence = 10_000;
    public const int LongestWords = 2_000;
    public const int LongestPerson = 200;

    public long Id { get; private set; }
    public required long LeadId { get; set; }
    public required string Facet { get; init; }
    public AnswerStatus Status { get; private set; }

    /// <summary>The typed answer as JSON, and as people read it.</summary>
    public string? Value { get; private set; }
    public string? Words { get; private set; }
    public string? Evidence { get; private set; }

    /// <summary>It has a status and neither an answer nor evidence.</summary>
    public bool IsUnwritten => Words is null && Evidence is null;
    public AnswerSource? Source { get; private set; }

    /// <summary>Who said so.</summary>
    public string? Person { get; private set; }

    /// <summary>The contact that the answer names, so that it is known when that person leaves.</summary>
    public long? ContactId { get; private set; }

    /// <summary>Who of us wrote it, and when.</summary>
    public string By { get; private set; } = "";
    public int? ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was last said or confirmed again.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>Who of us said since that it still holds; null while nobody did.</summary>
    public string? ConfirmedBy { get; private set; }

    /// <summary>The framework whose question was answered.</summary>
    public string Framework { get; private set; } = "";

    /// <summary>Rises with every save; the later of two savers is told.</summary>
    public int Version { get; private set; }

    public void Write(AnswerStatus status, AnswerValue? value, string? evidence, AnswerSource? source, string? person, string framework, string by, int? byId, DateTimeOffset at)
    {
        (Status, Value, Words, ContactId) = (status, FrameworkJson.Write(value), value?.Words, (value as AnswerValue.Person)?.ContactId);
        (Evidence, Source, Person, Framework) = (evidence, source, person, framework);
        (By, ById, At, ConfirmedAt, ConfirmedBy) = (by, byId, at, at, null);
        Version++;
    }

    /// <summary>It still holds. Who found it out, and when, stays as it is.</summary>
    public void Confirm(string by, DateTimeOffset at)
    {
        (ConfirmedAt, ConfirmedBy) = (at, by);
        Version++;
    }

    public Answer ToAnswer(bool personHasLeft = false) => new(Facet, Status, FrameworkJson.ReadValue(Value), ConfirmedAt) { PersonHasLeft = personHasLeft };
}

/// <summary>An answer as it was after a change. Kept for ever, whatever becomes of the answer.</summary>
public sealed class AnswerChange
{
    public long Id { get; private set; }
    public required long LeadId { get; set; }
    public required string Facet { get; init; }
    public required AnswerStatus Status { get; init; }
    public string? Value { get; init; }
    public string? Words { get; init; }
    public string? Evidence { get; init; }
    public AnswerSource? Source { get; init; }
    public string? Person { get; init; }
    public required string Framework { get; init; }
    public required string By { get; init; }
    public int? ById { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Nothing was said anew: somebody made sure that it still holds.</summary>
    public bool IsConfirmation { get; init; }

    /// <param name="by">Who wrote or confirmed it.</param>
    public static AnswerChange Of(LeadAnswer answer, string by, int? byId, DateTimeOffset at) => new()
    {
        LeadId = answer.LeadId,
        Facet = answer.Facet,
        Status = answer.Status,
        Value = answer.Value,
        Words = answer.Words,
        Evidence = answer.Evidence,
        Source = answer.Source,
        Person = answer.Person,
        Framework = answer.Framework,
        By = by,
        ById = byId,
        At = at,
        IsConfirmation = answer.ConfirmedBy is not null,
    };
}
