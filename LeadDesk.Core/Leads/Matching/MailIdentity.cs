namespace LeadDesk.Core.Leads;

/// <summary>The one mailbox behind several ways to write its address, where the provider says that they are one.</summary>
public static class MailIdentity
{
    /// <summary>What a provider leaves out of the part before the @; providers that are not here keep every character apart.</summary>
    /// <param name="Names">All domains of the provider; the first stands for them all.</param>
    /// <param name="Dots">Whether dots count for nothing.</param>
    /// <param name="Cut">What begins a label that the owner adds at will; null for nothing.</param>
    private sealed record Provider(string[] Names, bool Dots, char? Cut);

    private static readonly Dictionary<string, Provider> ByDomain = new Provider[]
    {
        new(["gmail.com", "googlemail.com"], true, '+'),
        new(["outlook.com"], false, '+'),
        new(["hotmail.com"], false, '+'),
        new(["live.com"], false, '+'),
        new(["icloud.com", "me.com", "mac.com"], false, '+'),
        new(["fastmail.com"], false, '+'),
        new(["proton.me", "protonmail.com", "pm.me"], true, '+'),
        new(["yahoo.com"], false, '-'),
        new(["yandex.ru", "yandex.com", "ya.ru"], false, '+'),
    }.SelectMany(provider => provider.Names.Select(name => KeyValuePair.Create(name, provider))).ToDictionary();

    private static readonly HashSet<string> Roles =
    [
        "info", "contact", "office", "sales", "support", "admin", "hello", "mail", "team", "service", "marketing", "billing", "accounts", "accounting", "hr", "jobs", "careers", "press",
        "webmaster", "postmaster", "noreply", "no-reply", "kontakt", "buero", "vertrieb", "verkauf", "rechnung", "bewerbung", "contacto", "ventas", "commercial", "compta", "amministrazione",
        "segreteria", "vendas", "biuro", "sekretariat", "help", "enquiries", "inquiries", "reception", "security", "abuse", "privacy", "purchasing", "einkauf", "achats", "compras",
    ];

    /// <summary>The address by which two leads share a mailbox; null for no or a bad address.</summary>
    public static string? Of(string? email)
    {
        if (EmailAddress.KeyOf(email) is not { } key)
        {
            return null;
        }

        var at = key.LastIndexOf('@');

        if (!ByDomain.TryGetValue(key[(at + 1)..], out var provider))
        {
            return key;
        }

        var name = key[..at];
        name = provider.Cut is { } cut && name.IndexOf(cut) is var start and > 0 ? name[..start] : name;
        name = provider.Dots && name.Replace(".", "") is { Length: > 0 } plain ? plain : name;
        return $"{name}@{provider.Names[0]}";
    }

    /// <summary>Whether the address belongs to a post and not to a person: info@, sales@.</summary>
    public static bool IsRole(string? email) => EmailAddress.KeyOf(email) is { } key && IsRoleBox(key[..key.LastIndexOf('@')]);

    /// <param name="mailbox">What stands before the @, in lower case.</param>
    public static bool IsRoleBox(string mailbox) => Roles.Contains(mailbox.Split('+')[0]);
}
