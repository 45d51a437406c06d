namespace LeadDesk.Core.Leads;

/// <summary>A form on somebody's site that brings leads in.</summary>
public sealed class WebForm : IVersioned
{
    public const int LongestName = 80, LongestText = 500, LongestAddress = 400, Most = 200, MostFields = 30, MostOrigins = 20;

    public int Id { get; private set; }

    /// <summary>By which it is reached; drawn by lot, so that nobody finds other forms by counting.</summary>
    public required string Key { get; init; }
    public required string Name { get; set; }

    /// <summary>What its leads get as source and campaign; null for nothing.</summary>
    public string? Source { get; set; }
    public string? Campaign { get; set; }

    /// <summary>Keys of lead fields in the order in which they are asked for. E-mail is always among them.</summary>
    public List<string> Fields { get; set; } = [];

    /// <summary>What people are asked to agree to; null for nothing.</summary>
    public FormConsent? Consent { get; set; }

    /// <summary>Those that cannot be left empty.</summary>
    public List<string> Required { get; set; } = [];

    /// <summary>Sites that may send it, such as https://www.company.com; the desk's own page always may.</summary>
    public List<string> Origins { get; set; } = [];
    public string ThankYou { get; set; } = "";

    /// <summary>Where to go after it was sent, instead of the thanks; null to stay.</summary>
    public string? RedirectTo { get; set; }
    public bool IsEnabled { get; set; } = true;
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}

/// <summary>One time that a form was sent and taken.</summary>
public sealed class FormSubmission
{
    public long Id { get; private set; }
    public required int FormId { get; init; }

    /// <summary>Null once the lead is gone for good, and when nothing was kept of one that was caught.</summary>
    public long? LeadId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The page on which the form was, as the browser says.</summary>
    public string? Page { get; init; }

    /// <summary>Whether it made a new lead.</summary>
    public bool IsNew { get; init; }

    /// <summary>What was noticed: <see cref="Verification.FormSign"/>.</summary>
    public string? Signs { get; init; }
}
