namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>What a search of the whole desk is started with: which keys the leads have after it. A new way to make keys gets the next number.</summary>
public static class SearchInput
{
    public const string Now = """{"keys":2}""";
}
