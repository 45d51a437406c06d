namespace LeadDesk.Core.Team;

/// <summary>Who is asking: a person, an API key with scopes, or the desk itself. Every verb takes one and decides by it.</summary>
public sealed record Actor
{
    private Actor(ActorKind kind, int? userId, string name, Role role) => (Kind, UserId, Name, Role) = (kind, userId, name, role);

    /// <summary>The desk acting by itself: due rescoring, retries, automatic stages.</summary>
    public static Actor Desk { get; } = new(ActorKind.Desk, null, "LeadDesk", Role.Admin);

    public ActorKind Kind { get; }

    /// <summary>The person's id; null for the desk and for API keys.</summary>
    public int? UserId { get; }

    /// <summary>How history names the actor.</summary>
    public string Name { get; }
    public Role Role { get; }

    public bool SeesAllLeads => Role is not Role.Rep;
    public bool Assigns => Role is Role.Manager or Role.Admin or Role.Marketer;

    /// <summary>Makes the decisions that are sales': accepts, qualifies, wins and loses.</summary>
    public bool Sells => Role is Role.Rep or Role.Manager or Role.Admin;

    /// <summary>Lets a lead through whose checklist does not pass; a person answers for that, never a program.</summary>
    public bool OverridesGate => Kind == ActorKind.Person && RunsStages;
    public bool RunsStages => Role is Role.Manager or Role.Admin;
    public bool RunsRouting => Role is Role.Manager or Role.Admin;
    public bool Imports => Role is Role.Marketer or Role.Admin or Role.Manager;
    public bool Exports => Role is Role.Marketer or Role.Admin or Role.Manager;
    public bool KeepsCosts => Role is not Role.Rep;
    public bool SeesModels => Role is not Role.Rep;
    public bool EditsModels => Role is Role.Marketer or Role.Admin;
    public bool MakesForms => Role is not Role.Rep;
    public bool EditsFrameworks => Role is not Role.Rep;
    public bool EditsCalendars => Role is Role.Manager or Role.Admin;
    public bool Administers => Role is Role.Admin;

    public static Actor Person(int userId, string name, Role role) => new(ActorKind.Person, userId, name, role);

    /// <summary>Whoever sends a web form in: nobody we know, who may do what the form does and nothing else.</summary>
    public static Actor Form(string name) => new(ActorKind.Desk, null, $"Form {name}", Role.Admin);

    /// <summary>An API key acts with an admin's sight; what it may do is limited by its scopes before a verb is called.</summary>
    public static Actor ApiKey(string name) => new(ActorKind.ApiKey, null, $"API key {name}", Role.Admin);
}

public enum ActorKind
{
    Person,
    ApiKey,
    Desk,
}
