using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Core.Leads;

/// <summary>A phone number as it is compared, however it was written.</summary>
/// <param name="Whole">In E.164 where its country is known, else the digits behind a + or 00; null when nothing says of which country it is.</param>
/// <param name="Within">Its digits within the country, without the 0 before them: what those write too who leave the country out. With a country that is not in the table, all digits.</param>
/// <param name="Extension">Behind the number of a house; null without one.</param>
public sealed record PhoneIdentity(string? Whole, string Within, string? Extension)
{
    /// <summary>Fewer digits are no number of one person; more than nine do not have to agree, as old numbers lack their newest area codes.</summary>
    private const int FewestDigits = 7, TailDigits = 9;

    /// <summary>By which leads with this number are looked up; null below seven digits.</summary>
    public string? Key => Within.Length < FewestDigits ? null : Within.Length > TailDigits ? Within[^TailDigits..] : Within;

    /// <param name="country">Of the lead; tells what a number without + belongs to.</param>
    /// <returns>Null when it is no number.</returns>
    public static PhoneIdentity? Of(string? phone, string? country)
    {
        var extension = PhoneFinding.ExtensionOf(phone);

        if (PhoneFinding.Of(phone, country).E164 is { } whole)
        {
            var code = PhonePlan.Abroad(whole[1..]).FirstOrDefault()?.Code ?? "";
            return new(whole, whole[(1 + code.Length)..].TrimStart('0'), extension);
        }

        return PhoneNumber.KeyOf(phone) is { } key ? new(key.StartsWith('+') ? key : null, key.TrimStart('+', '0'), extension) : null;
    }

    /// <summary>Whether both may ring at one person's. Where both countries are known the whole number has to agree; two extensions of one house are two people.</summary>
    public bool Rings(PhoneIdentity other) =>
        Key is not null && Key == other.Key && (Whole is null || other.Whole is null || Whole == other.Whole) && (Extension is null || other.Extension is null || Extension == other.Extension);
}
