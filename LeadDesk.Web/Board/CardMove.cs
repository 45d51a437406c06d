using LeadDesk.Core.Desk.Board;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Web.Board;

/// <summary>A card and the stage in which it is seen.</summary>
public sealed record CardAt(BoardCard Lead, Stage Stage);

/// <summary>A card that somebody wants in another stage.</summary>
public sealed record CardMove(CardAt Card, Stage To);
