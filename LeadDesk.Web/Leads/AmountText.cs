using System.Globalization;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Web.Models;

namespace LeadDesk.Web.Leads;

/// <summary>A deal's value as people type it. What could be thousands or decimals is asked back, never guessed.</summary>
public static class AmountText
{
    /// <summary>All of its digits, so that a value nobody touches stays what it is.</summary>
    public static string Write(double? amount) => amount?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <returns>What is wrong, in words; null when the amount counts or there is none.</returns>
    public static string? TryRead(string text, out double? amount)
    {
        amount = null;
        var typed = text.Trim();

        var sign = typed.IndexOfAny([',', '.']);

        if (sign is >= 1 and <= 3 && typed.Length - sign == 4 && typed.Remove(sign, 1).All(char.IsAsciiDigit))
        {
            return $"“{typed}” can be read in two ways. Write {typed.Remove(sign, 1)} without a sign in between, or {typed[..sign]}.{typed[(sign + 1)..^1]} with two decimals.";
        }

        return NumberText.TryRead(typed, 0, MoveRequest.MostValue, isOptional: true, isWhole: false, out amount) is { } wrong
            ? $"“{typed}” is not an amount. {wrong}: write digits, such as 12500."
            : null;
    }
}
