using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The links of one sheet. A workbook opens with at most 65,530 of them on a sheet; cells beyond that are plain text.</summary>
internal sealed class SheetLinks
{
    private const int Most = 65_530;
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink";

    private readonly List<(string Cell, string Target)> links = [];

    public int Count => links.Count;

    /// <summary>Whether the sheet has them already.</summary>
    public bool AreWritten { get; set; }

    public void Add(string cell, string target)
    {
        if (links.Count < Most)
        {
            links.Add((cell, target));
        }
    }

    /// <summary>mailto: for a sound address, whose domain is in ASCII in its key; null for any other.</summary>
    public static string? MailTo(string? emailKey) =>
        emailKey?.LastIndexOf('@') is > 0 and var at ? $"mailto:{Uri.EscapeDataString(emailKey[..at])}@{emailKey[(at + 1)..]}" : null;

    public IEnumerable<Hyperlink> AsElements() => links.Index().Select(link => new Hyperlink { Reference = link.Item.Cell, Id = Id(link.Index) });

    public void WriteRelationships(Stream into)
    {
        using var xml = XmlWriter.Create(into);
        xml.WriteStartElement("Relationships", Package);

        foreach (var (at, (_, target)) in links.Index())
        {
            xml.WriteStartElement("Relationship", Package);
            xml.WriteAttributeString("Id", Id(at));
            xml.WriteAttributeString("Type", Kind);
            xml.WriteAttributeString("Target", target);
            xml.WriteAttributeString("TargetMode", "External");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Id(int at) => "link" + at.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
