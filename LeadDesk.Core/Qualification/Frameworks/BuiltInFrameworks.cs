namespace LeadDesk.Core.Qualification.Frameworks;

/// <summary>The frameworks that every desk begins with, in the order in which they are offered; the first is the default.</summary>
public static class BuiltInFrameworks
{
    public static IReadOnlyList<(string Key, FrameworkDefinition Definition)> All { get; } =
    [
        ("bant", Bant.Framework),
        ("champ", Champ.Framework),
        ("meddic", Meddic.Framework),
        ("meddpicc", Meddpicc.Framework),
        ("gpctba", Gpctba.Framework),
    ];
}
