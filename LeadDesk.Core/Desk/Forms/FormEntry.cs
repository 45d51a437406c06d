using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>A form as somebody wants it to be.</summary>
/// <param name="Fields">Keys of lead fields, in order.</param>
/// <param name="Required">Those of them that cannot be left empty.</param>
/// <param name="Origins">Sites that may send it.</param>
/// <param name="Consent">What people are asked to agree to; null for nothing.</param>
public sealed record FormEntry(
    string Name, string? Source, string? Campaign, IReadOnlyList<string> Fields, IReadOnlyList<string> Required, IReadOnlyList<string> Origins, string ThankYou, string? RedirectTo, FormConsent? Consent = null)
{
    /// <summary>What is wrong, in words; null when all is well.</summary>
    internal string? Problem(IReadOnlyList<LeadField> known) =>
        Name.Length is 0 or > WebForm.LongestName ? $"A form needs a name of at most {WebForm.LongestName} characters."
        : Fields.Count > WebForm.MostFields ? $"A form may ask for at most {WebForm.MostFields} things; this one asks for {Fields.Count}."
        : Fields.FirstOrDefault(key => known.All(field => field.Key != key)) is { } unknown ? $"There is no field “{unknown}” that a form can ask for. Take it out."
        : !Fields.Contains(FormShelf.Email) ? "A form must ask for the e-mail address, by which leads are told apart."
        : Origins.Count > WebForm.MostOrigins ? $"At most {WebForm.MostOrigins} sites can be named."
        : Origins.FirstOrDefault(origin => OriginOf(origin) is null) is { } wrong ? $"“{wrong}” is no site; one looks like https://www.company.com, without a path."
        : Source?.Length > 200 || Campaign?.Length > 200 ? "Source and campaign may have at most 200 characters."
        : ThankYou.Length > WebForm.LongestText ? $"The thanks may have at most {WebForm.LongestText} characters."
        : Consent?.Words.Length > FormConsent.LongestWords ? $"What people agree to may have at most {FormConsent.LongestWords:N0} characters."
        : RedirectTo is not null && !IsAddress(RedirectTo) ? $"“{RedirectTo}” is no address to go to; one looks like https://www.company.com/thanks, with at most {WebForm.LongestAddress} characters."
        : null;

    /// <summary>Blanks gone, doubles gone, e-mail always required, sites as browsers name them where they are ones.</summary>
    internal FormEntry Tidy() => new(
        Name.Trim(), Blank(Source), Blank(Campaign), [.. Fields.Distinct()], [.. Required.Append(FormShelf.Email).Distinct().Where(Fields.Contains)],
        [.. Origins.Select(origin => origin.Trim()).Where(origin => origin.Length > 0).Select(origin => OriginOf(origin) ?? origin).Distinct()], ThankYou.Trim(), Blank(RedirectTo),
        Blank(Consent?.Words) is { } words ? Consent! with { Words = FormConsent.Line(words) } : null);

    internal void WriteTo(WebForm form)
    {
        (form.Name, form.Source, form.Campaign) = (Name, Source, Campaign);
        (form.Fields, form.Required, form.Origins) = ([.. Fields], [.. Required], [.. Origins]);
        (form.ThankYou, form.RedirectTo, form.Consent) = (ThankYou, RedirectTo, Consent);
    }

    /// <summary>Scheme, host and port as a browser sends them in the header Origin; null for what is no site.</summary>
    public static string? OriginOf(string written) =>
        Uri.TryCreate(written.TrimEnd('/'), UriKind.Absolute, out var site) && (site.Scheme is "http" or "https") && site.PathAndQuery == "/" && site.UserInfo.Length == 0 && site.Fragment.Length == 0
            ? $"{site.Scheme}://{site.IdnHost}{(site.IsDefaultPort ? "" : $":{site.Port}")}".ToLowerInvariant() : null;

    private static bool IsAddress(string written) => written.Length <= WebForm.LongestAddress && Uri.TryCreate(written, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
