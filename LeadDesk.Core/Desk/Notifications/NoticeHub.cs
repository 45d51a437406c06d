using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Core.Desk.Notifications;

/// <summary>Tells the bells of open pages that there is something new or newly read for a person.</summary>
public sealed class NoticeHub : Listeners<int>;
