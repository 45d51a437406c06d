using System.Globalization;
using System.Text.RegularExpressions;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Web.Models;

namespace LeadDesk.Web.Leads;

/// <summary>A deal's value as people type it. What could be thousands or decimals is asked back, never guessed.</summary>
public static partial class AmountText
{
    /// <summary>All of its digits, so that a value nobody touches stays what it is.</summary>
    public static string Write(double? amount) => amount?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <returns>What is wrong, in words; null when the amount counts or there is none.</returns>
    public static string? TryRead(string text, out double? amount)
    {
        amount = null;
        var typed = text.Trim();

        if (Ambiguous().Match(typed) is { Success: true } match)
        {
            return $"“{typed}” can be read in two ways. Write {match.Groups[1].Value}{match.Groups[2].Value} without a sign in between, or {match.Groups[1].Value}.{match.Groups[2].Value[..2]} with two decimals.";
        }

        return NumberText.TryRead(typed, 0, MoveRequest.MostValue, isOptional: true, isWhole: false, out amount) is { } wrong
            ? $"“{typed}” is not an amount. {wrong}: write digits, such as 12500."
            : null;
    }

    [GeneratedRegex(@"^(\d{1,3})[.,](\d{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Ambiguous();
}
