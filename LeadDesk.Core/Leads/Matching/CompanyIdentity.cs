namespace LeadDesk.Core.Leads;

/// <summary>Company names without what two writers of one company write differently: "http://www.Acme-Ltd.com", "ACME Ltd." and "Acmé GmbH" are "acme".</summary>
public static class CompanyIdentity
{
    /// <summary>Legal forms, folded and without points.</summary>
    private static readonly HashSet<string> Forms =
    [
        "ltd", "limited", "plc", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "co", "company", "pty", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "gbr", "ug", "ek", "ev", "se", "eg",
        "srl", "srls", "spa", "sas", "sarl", "sa", "snc", "sl", "slu", "sau", "lda", "ltda", "eireli", "bv", "nv", "vof", "bvba", "ab", "as", "asa", "aps", "oy", "oyj", "sro", "doo", "dd", "zrt", "kft", "bt",
        "ood", "eood", "ad", "spzoo", "sp", "zoo", "pfa", "ооо", "оао", "зао", "пао", "ао", "ип", "тов", "оод", "еоод", "ад", "kk", "pte", "bhd", "sdn", "pvt", "private", "holding", "group",
    ];

    /// <summary>The name that counts; null when none is left. A name that is nothing but a legal form counts as it is.</summary>
    public static string? Of(string? name)
    {
        var text = Folding.Fold(name);

        if (text.Length == 0)
        {
            return null;
        }

        text = DomainName(text) ?? text;
        var words = Words(text);
        var counting = words.Where(word => !Forms.Contains(word)).ToList();
        var key = string.Join(' ', counting.Count > 0 ? counting : words);
        return key.Length == 0 ? null : key;
    }

    // "www.acme.com/about" is written where a name belongs.
    private static string? DomainName(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..] : text;
        var isAddress = address.Length < text.Length || address.StartsWith("www.", StringComparison.Ordinal);
        address = address.StartsWith("www.", StringComparison.Ordinal) ? address[4..] : address;
        var labels = address.Split('/', '?', '#', ':')[0].Split('.');
        return isAddress && labels.Length > 1 && labels[0].Length > 0 ? labels[0] : null;
    }

    // "S.R.L." and "G.m.b.H." are one word; "&" and "and" are the same and say nothing.
    private static List<string> Words(string text)
    {
        var plain = string.Concat(text.Replace(".", "").Select(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) ? letter : ' '));
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("and" or "und" or "et" or "the"))];
    }
}
