using System.Globalization;

namespace LeadDesk.Core.Scoring;

/// <summary>How rules about behaviour, and treatments, are said.</summary>
public static class BehaviourWords
{
    public static string Of(DecayKind kind) => kind switch
    {
        DecayKind.Window => "window",
        DecayKind.Linear => "linear",
        DecayKind.HalfLife => "half-life",
        _ => "none",
    };

    public static string Of(Decay decay) => decay.Kind == DecayKind.None ? "none" : $"{Of(decay.Kind)} {decay.Days.ToString("0.##", CultureInfo.InvariantCulture)} days";

    public static string Of(Repeats repeats) => repeats switch
    {
        Repeats.Once => "latest only",
        Repeats.First => "first only",
        _ => "every time",
    };

    public static string Of(Treatment treatment) => treatment switch
    {
        Treatment.HandOver => "hand over",
        Treatment.LongNurture => "long nurture",
        Treatment.Discard => "discard",
        _ => "nurture",
    };
}
