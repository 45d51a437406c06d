using System.Runtime.InteropServices;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Scoring;

/// <summary>What an account is worth to sales, rolled up from its leads.</summary>
/// <param name="Score">0–100 with one decimal, as are the axes: half fit, half engagement.</param>
/// <param name="Fit">That of the lead who fits best.</param>
/// <param name="Engagement">100 · (1 − Π(1 − eᵢ/100)): every lead who does something adds to it, and it never passes 100.</param>
/// <param name="Leads">How many leads count.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AccountScore(double Score, double Fit, double Engagement, Cell Cell, int Leads)
{
    private const double Even = 50;

    /// <summary>
    /// The score of these leads together, in whatever order they come; nobody makes D4 with 0 points. Engagement is never below that of the
    /// best lead, and one more lead never lowers anything. Leave out leads that were disqualified or lost.
    /// </summary>
    /// <param name="leads">Fit and engagement, each 0–100; what lies beyond is clamped.</param>
    public static AccountScore Of(IEnumerable<(double Fit, double Engagement)> leads)
    {
        // Multiplied in one order, so that rounding falls the same way however the leads came.
        var axes = leads.OrderBy(lead => lead.Engagement).ToList();
        var fit = axes.Select(lead => Math.Clamp(lead.Fit, 0, 100)).DefaultIfEmpty(0).Max();
        var left = axes.Aggregate(1.0, (product, lead) => product * (1 - (Math.Clamp(lead.Engagement, 0, 100) / 100)));
        var (fitTenths, engagementTenths) = (Tenths.Round(fit * 10), Math.Min(1000, Tenths.Round((1 - left) * 1000)));
        return new(Tenths.Blend(fitTenths, engagementTenths, Even) / 10d, fitTenths / 10d, engagementTenths / 10d, new Cell((char)('A' + Step(fitTenths)), 1 + Step(engagementTenths)), axes.Count);
    }

    private static int Step(int tenths) => tenths >= 750 ? 0 : tenths >= 500 ? 1 : tenths >= 250 ? 2 : 3;
}
