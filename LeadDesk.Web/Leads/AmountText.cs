using System.Globalization;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Web.Models;

namespace LeadDesk.Web.Leads;

/// <summary>
/// Amounts of money as people type them. A comma or a point before groups of three digits stands for thousands: nobody has tenths of a cent.
/// </summary>
public static class AmountText
{
    /// <summary>All of its digits, so that a value nobody touches stays what it is; four decimals instead of three, which would be read as thousands.</summary>
    public static string Write(double? amount)
    {
        var digits = amount?.ToString("R", CultureInfo.InvariantCulture) ?? "";
        return digits.IndexOf('.', StringComparison.Ordinal) is > 0 and var point && digits.Length - point == 4 ? digits + "0" : digits;
    }

    /// <returns>What is wrong, in words; null when the amount counts or there is none.</returns>
    public static string? TryRead(string text, out double? amount)
    {
        amount = null;
        var typed = text.Trim();

        // "110012,500": an amount in groups that was typed behind another one.
        if (typed.IndexOfAny([',', '.']) is > 3 and var sign && typed.Length - sign == 4)
        {
            return $"“{typed}” is not an amount: three digits stand behind the “{typed[sign]}” and more than three before. Write it without signs, such as 12500.";
        }

        return NumberText.TryRead(NumberGroups.WithoutThousands(typed), 0, MoveRequest.MostValue, isOptional: true, isWhole: false, out amount) is { } wrong
            ? $"“{typed}” is not an amount. {wrong}: write digits, such as 12500 or 12,500."
            : null;
    }
}
