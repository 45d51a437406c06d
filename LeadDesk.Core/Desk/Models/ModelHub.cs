using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Tells open pages, after a commit, that the draft or versions of the model with this id changed.</summary>
public sealed class ModelHub : Listeners<int>;
