namespace LeadDesk.Web.Forms;

/// <summary>Names of what a form sends besides the lead's fields.</summary>
internal static class FormNames
{
    /// <summary>People do not see it, so whoever fills it is none. A name that programs like and that browsers fill in for nobody.</summary>
    public const string Trap = "fax_extension";

    public const string Stamp = "_shown";
    public const string Page = "_page";

    /// <summary>The box of the consent. Its value is what stands beside it, so that it is known which words were agreed to; scripts may send "yes".</summary>
    public const string Consent = "consent";
}
