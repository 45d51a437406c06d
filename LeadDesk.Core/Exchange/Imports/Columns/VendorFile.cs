using LeadDesk.Core.Exchange.Export;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>What the export of another system is known by, and where its columns go that are called differently elsewhere, or mean something else.</summary>
/// <param name="Signs">Headers, in the shape of <see cref="ImportTargets.Shape"/>, that together no other export has.</param>
/// <param name="Enough">So many of the signs make it one.</param>
/// <param name="Targets">By the header's shape; an empty target leaves the column out.</param>
public sealed record VendorFile(string Name, IReadOnlyList<string> Signs, int Enough, IReadOnlyDictionary<string, string> Targets)
{
    /// <summary>Whether all other columns are left out.</summary>
    public bool IsAll { get; init; }

    private const string LeftOut = "";

    /// <summary>The most telling first.</summary>
    public static IReadOnlyList<VendorFile> All { get; } =
    [
        new("this desk, answered by sales", ["leadid", "salesfeedback", "reason"], 3, new Dictionary<string, string>
        {
            ["leadid"] = ImportTargets.LeadId, ["salesfeedback"] = ImportTargets.Feedback, ["reason"] = ImportTargets.Reason,
        }) { IsAll = true },
        new("LeadDesk", ["grade", "fit", "engagement", "handedoveratutc", "respondbyutc", "lastsignalutc"], 4, new Dictionary<string, string>
        {
            ["name"] = ImportTargets.FullName, ["stage"] = ImportTargets.Stage, ["leadid"] = LeftOut, ["grade"] = LeftOut, ["score"] = LeftOut, ["fit"] = LeftOut, ["engagement"] = LeftOut,
            ["lastsignalutc"] = LeftOut, ["handedoveratutc"] = LeftOut, ["respondbyutc"] = LeftOut, ["persona"] = LeftOut, ["qualificationscore"] = LeftOut, ["page"] = LeftOut, ["tags"] = ImportTargets.Tags,
        }),
        new("HubSpot", ["recordid", "lifecyclestage", "contactowner", "originalsource", "associatedcompany", "associatedcompanyids", "createdate", "stateregion", "countryregion"], 3, new Dictionary<string, string>
        {
            ["recordid"] = "externalId", ["lifecyclestage"] = ImportTargets.Stage, ["contactowner"] = ImportTargets.Owner, ["originalsource"] = "source", ["companyname"] = "company",
            ["associatedcompany"] = "company", ["associatedcompanyids"] = LeftOut, ["createdate"] = ImportTargets.CreatedAt, ["lastmodifieddate"] = LeftOut, ["websiteurl"] = "companyDomain",
            ["marketingcontactstatus"] = ImportTargets.Consent,
        }),
        new("Salesforce (data)", ["isconverted", "isdeleted", "masterrecordid", "hasoptedoutofemail", "leadsource", "convertedaccountid", "isunreadbyowner", "ownerid", "numberofemployees"], 3, new Dictionary<string, string>
        {
            ["id"] = "externalId", ["isconverted"] = ImportTargets.Outcome, ["isdeleted"] = LeftOut, ["masterrecordid"] = LeftOut, ["ownerid"] = LeftOut, ["name"] = LeftOut, ["title"] = "jobTitle",
            ["convertedaccountid"] = LeftOut, ["convertedcontactid"] = LeftOut, ["convertedopportunityid"] = LeftOut, ["isunreadbyowner"] = LeftOut, ["lastmodifieddate"] = LeftOut,
            ["systemmodstamp"] = LeftOut, ["hasoptedoutofemail"] = "doNotEmail", ["numberofemployees"] = "employees", ["website"] = "companyDomain",
        }),
        new("Salesforce (report)", ["leadowner", "companyaccount", "leadstatus", "rating", "createdate", "lastmodified", "leadsource"], 4, new Dictionary<string, string>
        {
            ["companyaccount"] = "company", ["leadstatus"] = ImportTargets.Stage, ["createdate"] = ImportTargets.CreatedAt, ["lastmodified"] = LeftOut, ["title"] = "jobTitle", ["leadid"] = "externalId",
        }),
        new("Pipedrive", ["leadtitle", "leadowner", "leadcreated", "leadlabel", "personname", "personemail", "personphone", "organizationname", "personid"], 3, new Dictionary<string, string>
        {
            ["personname"] = ImportTargets.FullName, ["personemail"] = "email", ["personphone"] = "phone", ["personid"] = "externalId", ["organizationname"] = "company", ["leadowner"] = ImportTargets.Owner,
            ["leadcreated"] = ImportTargets.CreatedAt, ["leadlabel"] = ImportTargets.Tags, ["leadsource"] = "source", ["leadvalue"] = "value", ["leadexpectedclosedate"] = "closeDate", ["personmarketingstatus"] = ImportTargets.Consent,
        }),
        new("Zoho", ["leadid", "leadowner", "noofemployees", "emailoptout", "createdtime", "modifiedtime", "lastactivitytime", "secondaryemail", "skypeid"], 3, new Dictionary<string, string>
        {
            ["leadid"] = "externalId", ["leadstatus"] = ImportTargets.Stage, ["title"] = "jobTitle", ["noofemployees"] = "employees", ["emailoptout"] = "doNotEmail", ["createdtime"] = ImportTargets.CreatedAt,
            ["modifiedtime"] = LeftOut, ["lastactivitytime"] = LeftOut, ["website"] = "companyDomain",
        }),
        new("Dynamics 365", ["donotmodifylead", "donotmodifyrowchecksum", "donotmodifymodifiedon", "topic", "statusreason", "createdon", "businessphone", "companyname"], 3, new Dictionary<string, string>
        {
            ["donotmodifylead"] = "externalId", ["donotmodifyrowchecksum"] = LeftOut, ["donotmodifymodifiedon"] = LeftOut, ["leadid"] = "externalId", ["name"] = ImportTargets.FullName, ["topic"] = "productInterest",
            ["statusreason"] = ImportTargets.Stage, ["createdon"] = ImportTargets.CreatedAt, ["modifiedon"] = LeftOut, ["businessphone"] = "phone", ["companyname"] = "company", ["owner"] = ImportTargets.Owner,
            ["donotallowemails"] = "doNotEmail", ["donotallowphonecalls"] = "doNotCall", ["estvalue"] = "value", ["estclosedate"] = "closeDate", ["address1countryregion"] = "country", ["address1city"] = "city",
        }),
        new("Mautic", ["preferredlocale", "attributiondate", "attribution", "foursquare", "points", "position", "zipcode"], 3, new Dictionary<string, string>
        {
            ["title"] = LeftOut, ["position"] = "jobTitle", ["preferredlocale"] = "language", ["points"] = LeftOut, ["stage"] = ImportTargets.Stage, ["attributiondate"] = LeftOut,
            ["dateadded"] = ImportTargets.CreatedAt, ["website"] = "companyDomain",
        }),
    ];

    /// <summary>The system whose export has these headers, or null. Those of the desk itself are known in every language that it exports in.</summary>
    public static VendorFile? Of(IEnumerable<string> headers)
    {
        var shapes = headers.SelectMany(header => new[] { header, HeaderWords.EnglishOf(header) ?? header }).Select(ImportTargets.Shape).ToHashSet();
        return All.FirstOrDefault(vendor => vendor.Signs.Count(shapes.Contains) >= vendor.Enough);
    }
}
