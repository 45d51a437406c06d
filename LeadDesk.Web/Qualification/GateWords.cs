using System.Globalization;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Web.Qualification;

/// <summary>A gate as people read it.</summary>
internal static class GateWords
{
    /// <summary>"Challenges and 2 of 4 confirmed; hot with 4".</summary>
    public static string Of(FrameworkDefinition framework)
    {
        var gate = framework.Gate;
        var asked = new List<string>();

        if (gate.Required.Count > 0)
        {
            asked.Add(string.Join(", ", gate.Required.Select(key => framework.Find(key)?.Name ?? key)));
        }

        if (gate.Count > gate.Required.Count)
        {
            asked.Add(string.Create(CultureInfo.InvariantCulture, $"{gate.Count} of {framework.Elements.Count}"));
        }

        var words = asked.Count == 0 ? "Asks for nothing" : $"{string.Join(" and ", asked)} {GateVerdict.Known(gate)}";
        return string.Create(CultureInfo.InvariantCulture, $"{words}{(gate.Score > 0 ? $", score {gate.Score:0.#}" : "")}{(gate.Hot is { } hot ? $"; hot with {hot}" : "")}");
    }
}
