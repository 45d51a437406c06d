namespace LeadDesk.Core.Exchange.Imports;

internal static class Permission
{
    public static Outcome Refused { get; } = Outcome.Refuse("Only a marketer, a manager or an admin can import. Nothing was changed.");
    public static Outcome NotThere { get; } = Outcome.Refuse("There is no such import.");
}
