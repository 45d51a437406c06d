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
        return NumberGroups.Has(digits, '.', ',') ? digits + "0" : digits;
    }

    /// <returns>What is wrong, in words; null when the amount counts or there is none.</returns>
    public static string? TryRead(string text, out double? amount) =>
        NumberText.TryRead(NumberGroups.WithoutThousands(text.Trim()), 0, MoveRequest.MostValue, isOptional: true, isWhole: false, out amount) is { } wrong
            ? $"“{text.Trim()}” is not an amount. {wrong}: write digits, such as 12500 or 12,500."
            : null;
}
