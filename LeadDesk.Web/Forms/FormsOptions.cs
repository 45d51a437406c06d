using System.ComponentModel.DataAnnotations;

namespace LeadDesk.Web.Forms;

public sealed class FormsOptions
{
    /// <summary>How often one address may send forms. Raise it behind a proxy.</summary>
    [Range(1, 100_000)]
    public int PerAddressPerMinute { get; set; } = 10;

    /// <summary>How often one form may be sent, from wherever.</summary>
    [Range(1, 1_000_000)]
    public int PerFormPerMinute { get; set; } = 300;
}
