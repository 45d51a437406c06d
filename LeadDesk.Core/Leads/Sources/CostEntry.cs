using System.Globalization;

namespace LeadDesk.Core.Leads.Sources;

/// <summary>A cost as somebody writes it down.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Seen">The version that was shown, 0 for a new one.</param>
public sealed record CostEntry(int? Id, string? Source, string? Campaign, DateOnly? From, DateOnly? To, decimal? Amount, string? Note, int Seen = 0)
{
    /// <summary>The same with blanks taken off its words, and null for none.</summary>
    public CostEntry Trimmed() => this with { Source = Bare(Source), Campaign = Bare(Campaign), Note = Bare(Note) };

    /// <summary>What is wrong with it, as words that a sentence can begin with; null when it can be kept. Ask it of a trimmed one.</summary>
    public string? Problem =>
        Source is null && Campaign is null ? "Name a source or a campaign."
        : Source?.Length > CampaignCost.LongestName || Campaign?.Length > CampaignCost.LongestName ? $"Source and campaign have at most {CampaignCost.LongestName} characters each."
        : From is not { } from || To is not { } to ? "Say from which day until which day it paid."
        : to < from ? $"It ends on {Day(to)}, before it begins on {Day(from)}."
        : from.Year < 1990 || to.Year > 2100 ? "Its days have to lie between 1990 and 2100."
        : to.DayNumber - from.DayNumber + 1 > CampaignCost.MostDays ? $"It spans more than {CampaignCost.MostDays:N0} days; write a cost for each year."
        : Amount is null ? "Say how much it was."
        : Amount <= 0 ? "The amount has to be above zero."
        : Amount > CampaignCost.Most ? $"The amount can be {CampaignCost.Most.ToString("N0", CultureInfo.InvariantCulture)} at most."
        : decimal.Round(Amount.Value, 2) != Amount ? "The amount has at most two decimals."
        : Note?.Length > CampaignCost.LongestNote ? $"The note has at most {CampaignCost.LongestNote} characters."
        : null;

    /// <summary>Two with the same mark are the same payment, however their names are written; notes do not count.</summary>
    public string Mark => MarkOf(Source, Campaign, From, To, Amount);

    public static string MarkOf(CampaignCost cost) => MarkOf(cost.Source, cost.Campaign, cost.From, cost.To, cost.Amount);

    /// <summary>"1 to 30 Nov 2026".</summary>
    public static string Days(DateOnly from, DateOnly to) =>
        from == to ? Day(from)
        : from.Year != to.Year ? $"{Day(from)} to {Day(to)}"
        : from.Month != to.Month ? $"{from.ToString("d MMM", CultureInfo.InvariantCulture)} to {Day(to)}"
        : $"{from.Day} to {Day(to)}";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string MarkOf(string? source, string? campaign, DateOnly? from, DateOnly? to, decimal? amount) =>
        FormattableString.Invariant($"{Folding.Fold(source)}\n{Folding.Fold(campaign)}\n{from?.DayNumber}\n{to?.DayNumber}\n{amount:0.00}");

    private static string? Bare(string? text) => string.IsNullOrWhiteSpace(text) ? null : Folding.Storable(text.Trim());
}
