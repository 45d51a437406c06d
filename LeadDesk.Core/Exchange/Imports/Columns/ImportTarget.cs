using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Columns;

/// <summary>Where a column can go.</summary>
/// <param name="Field">The lead's field, or null for what is no field: a whole name, an outcome, tags …</param>
/// <param name="Headers">Headers by which it is recognised, in the shape of <see cref="ImportTargets.Shape"/>.</param>
public sealed record ImportTarget(string Key, string Name, string Group, LeadField? Field, params IReadOnlyList<string> Headers);

/// <summary>Everything a column can go to.</summary>
public static class ImportTargets
{
    /// <summary>A custom field that does not exist yet.</summary>
    public const string New = "new";

    public const string FullName = "fullName", Outcome = "outcome", Stage = "stage", CreatedAt = "createdAt", Owner = "owner", Tags = "tags", Consent = "consent";

    /// <summary>Of a workbook that this desk made and sales filled in.</summary>
    public const string LeadId = "leadId", Feedback = "feedback", Reason = "reason";

    private static readonly IReadOnlyList<ImportTarget> Special =
    [
        new(FullName, "Whole name", "Person", null, "name", "fullname", "personname", "contactname", "leadname"),
        new(Outcome, "Outcome (won or lost)", "Deal", null, "converted", "isconverted", "outcome", "won", "result", "winloss"),
        new(Stage, "Stage", "Deal", null, "stage", "lifecyclestage", "leadstage", "pipelinestage"),
        new(CreatedAt, "Created at", "Origin", null, "createdat", "createddate", "createdate", "createdtime", "leadcreated", "datecreated", "created"),
        new(Owner, "Owner", "Deal", null, "leadowner", "contactowner", "owner", "recordowner", "ownername", "owneremail"),
        new(Tags, "Tags", "Deal", null, "leadlabel", "personlabel", "labels"),
        new(Consent, "Consent to e-mail", "Person", null, "consent", "emailconsent", "marketingconsent", "gdprconsent", "optin", "emailoptin", "marketingoptin", "consenttoemail"),
        new(LeadId, "Lead id of this desk", "Person", null),
        new(Feedback, "Sales feedback", "Deal", null, "salesfeedback"),
        new(Reason, "Reason of the feedback", "Deal", null),
    ];

    /// <summary>Headers of HubSpot, Salesforce, Pipedrive, Zoho, Mautic and Facebook that differ from the fields' own.</summary>
    private static readonly Dictionary<string, string> VendorHeaders = new()
    {
        ["personemail"] = "email",
        ["personid"] = "externalId",
        ["personphone"] = "phone",
        ["organizationname"] = "company",
        ["companyaccount"] = "company",
        ["associatedcompany"] = "company",
        ["noofemployees"] = "employees",
        ["numemployees"] = "employees",
        ["hasoptedoutofemail"] = "doNotEmail",
        ["emailoptout"] = "doNotEmail",
        ["hsanalyticssource"] = "source",
        ["leadsourceoriginal"] = "source",
        ["campaignname"] = "campaign",
        ["jobposition"] = "jobTitle",
        ["preferredlocale"] = "language",
    };

    /// <summary>Every place a column can go, fields first; custom fields as well.</summary>
    public static IReadOnlyList<ImportTarget> With(IEnumerable<CustomField> custom) =>
    [
        .. LeadFields.With(custom.Where(field => field.ArchivedAt is null)).Where(IsWritable).Select(Of),
        .. Special,
        .. EventTargets.All,
    ];

    /// <summary>The target that a header names, or null.</summary>
    public static ImportTarget? Recognise(string header, IReadOnlyList<ImportTarget> targets)
    {
        var shape = Shape(header);
        var vendor = VendorHeaders.GetValueOrDefault(shape);
        return shape.Length == 0 ? null : targets.FirstOrDefault(target => target.Key == vendor || target.Headers.Contains(shape));
    }

    /// <summary>Only the folded letters and digits: "No. of Employees" and "noOfEmployees" are the same.</summary>
    public static string Shape(string header) => string.Concat(Folding.Fold(header).Where(char.IsLetterOrDigit));

    private static bool IsWritable(LeadField field) => field.Set is not null || field.Key == "company";
    private static ImportTarget Of(LeadField field) => new(field.Key, field.Name, field.Group, field, [.. field.Headers.Append(field.Key).Append(field.Name).Select(Shape).Distinct()]);
}
