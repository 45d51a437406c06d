namespace LeadDesk.Core.Sla;

/// <summary>What the ladder goes by for the whole desk.</summary>
public sealed class SlaSettings : IVersioned
{
    public int Id { get; init; } = 1;

    /// <summary>A rep who breaks this many promises within the days gets no leads until they say they are back; null for never.</summary>
    public int? BreachesUntilPause { get; set; } = 3;
    public int BreachDays { get; set; } = 7;
    public int Version { get; private set; } = 1;

    public void NextVersion() => Version++;
}
