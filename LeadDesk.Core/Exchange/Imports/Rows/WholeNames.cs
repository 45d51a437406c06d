using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

internal static class WholeNames
{
    public static LeadField First { get; } = LeadFields.Find("firstName", [])!;
    public static LeadField Last { get; } = LeadFields.Find("lastName", [])!;

    /// <summary>"Vega, Jordan" is last name first; otherwise the last word is the last name. One word is a last name.</summary>
    public static (string First, string Last) Split(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);

        if (comma > 0)
        {
            return (name[(comma + 1)..].Trim(), name[..comma].Trim());
        }

        var blank = name.LastIndexOf(' ');
        return blank < 0 ? ("", name) : (name[..blank].Trim(), name[(blank + 1)..]);
    }
}
