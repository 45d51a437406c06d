namespace LeadDesk.Core;

/// <summary>Counts its saves, so that the later of two savers can be told.</summary>
public interface IVersioned
{
    /// <summary>Called before each save.</summary>
    void NextVersion();
}
