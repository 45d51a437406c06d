using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Exchange.Imports.Rows;

/// <summary>How cells are read that are more than a value of one field. Every way is one entry of the table.</summary>
internal static class SpecialCells
{
    private static readonly LeadField DoNotEmail = LeadFields.Find("doNotEmail", [])!;

    private const int LongestId = 200, LongestTag = 60, LongestName = 200;

    public static Dictionary<string, Action<PlannedColumn, ImportRow, string>> Ways { get; } = new()
    {
        ["externalId"] = ExternalId,
        ["email"] = Email,
        ["phone"] = Phone,
        ["firstName"] = Name,
        ["lastName"] = Name,
        ["company"] = Company,
        ["companyDomain"] = CompanyDomain,
        [ImportTargets.FullName] = WholeName,
        [ImportTargets.Outcome] = Result,
        [ImportTargets.Stage] = Where,
        [ImportTargets.Consent] = Consent,
        [ImportTargets.LeadId] = OwnId,
        [ImportTargets.Feedback] = (_, row, text) => row.Feedback = ImportRow.Cut(text),
        [ImportTargets.Reason] = (_, row, text) => row.FeedbackReason = ImportRow.Cut(text),
        [ImportTargets.CreatedAt] = CreatedAt,
        [ImportTargets.Owner] = Owner,
        [ImportTargets.Tags] = (_, row, text) => Tags(row, text),
    };

    private static void ExternalId(PlannedColumn column, ImportRow row, string text)
    {
        if (text.Length > LongestId)
        {
            row.Report(column.Mapping.Column, text, $"is longer than {LongestId} characters");
            return;
        }

        row.ExternalId = Folding.Storable(text);
        row.Values.Add((column.Target, FieldValue.Of(row.ExternalId)));
    }

    private static void Name(PlannedColumn column, ImportRow row, string text)
    {
        if (text.Length > LongestName)
        {
            row.Report(column.Mapping.Column, text, $"is longer than {LongestName} characters");
            return;
        }

        row.HasName = true;
        row.Values.Add((column.Target, FieldValue.Of(Folding.Storable(text))));
    }

    private static void WholeName(PlannedColumn column, ImportRow row, string text)
    {
        if (text.Length > LongestName)
        {
            row.Report(column.Mapping.Column, text, $"is longer than {LongestName} characters");
            return;
        }

        var (first, last) = WholeNames.Split(Folding.Storable(text));
        row.HasName = true;
        row.Values.AddRange(new[] { (WholeNames.First, FieldValue.Of(first)), (WholeNames.Last, FieldValue.Of(last)) }.Where(part => part.Item2.HasValue));
    }

    /// <summary>Ends the reason when an e-mail address is left out, by which such rows are counted.</summary>
    public const string WithoutEmail = "; the row was kept without its e-mail";

    private static void Email(PlannedColumn column, ImportRow row, string text)
    {
        var addresses = text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var address = Array.Find(addresses, one => EmailAddress.KeyOf(one) is not null);

        if (address is null)
        {
            row.Report(column.Mapping.Column, text, $"{(EmailAddress.Check(addresses.FirstOrDefault() ?? text).Refusal ?? "is not an e-mail address").TrimEnd('.')}{WithoutEmail}");
            return;
        }

        row.EmailKey = EmailAddress.KeyOf(address);
        row.Values.Add((column.Target, FieldValue.Of(address)));

        if (addresses.Length > 1)
        {
            row.Report(column.Mapping.Column, text, $"holds more than one address; {address} was taken");
        }
    }

    private static void Phone(PlannedColumn column, ImportRow row, string text)
    {
        if (PhoneNumber.KeyOf(text) is null || text.Length > LongestId)
        {
            row.Report(column.Mapping.Column, text, "is not a phone number: one has 5 to 15 digits");
            return;
        }

        row.HasPhone = true;
        row.Values.Add((column.Target, FieldValue.Of(Folding.Storable(text))));
    }

    private static void Company(PlannedColumn column, ImportRow row, string text)
    {
        if (text.Length > LongestName)
        {
            row.Report(column.Mapping.Column, text, $"is longer than {LongestName} characters");
            return;
        }

        row.Company = Folding.Storable(text);
    }

    private static void CompanyDomain(PlannedColumn column, ImportRow row, string text)
    {
        row.CompanyDomain = Domains.Of(text);

        if (row.CompanyDomain is null)
        {
            row.Report(column.Mapping.Column, text, "is not a domain such as company.com");
        }
    }

    private static void Result(PlannedColumn column, ImportRow row, string text)
    {
        var outcome = OutcomeText.TryRead(text, column.Mapping.NoIsLost, out var stage);
        row.Outcome = stage ?? row.Outcome;

        if (!outcome.Succeeded)
        {
            row.Report(column.Mapping.Column, text, outcome.Refusal!);
        }
    }

    // Won or lost says more than a stage.
    private static void Where(PlannedColumn column, ImportRow row, string text)
    {
        var outcome = StageText.TryRead(text, out var stage);
        row.Outcome ??= stage;

        if (!outcome.Succeeded)
        {
            row.Report(column.Mapping.Column, text, outcome.Refusal!);
        }
    }

    private static void Consent(PlannedColumn column, ImportRow row, string text)
    {
        if (ConsentText.TryRead(text, out var agrees).Refusal is { } refusal)
        {
            row.Report(column.Mapping.Column, text, refusal);
            return;
        }

        row.Values.Add((DoNotEmail, FieldValue.Of(!agrees)));
        row.Consent = (agrees, ImportRow.Cut($"{column.Mapping.Column}: {text}"));
    }

    private static void OwnId(PlannedColumn column, ImportRow row, string text)
    {
        if (!long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id))
        {
            row.Report(column.Mapping.Column, text, "is no id that this desk gives; leads are found by their external id and e-mail instead");
            return;
        }

        row.LeadId = id;
    }

    private static void CreatedAt(PlannedColumn column, ImportRow row, string text)
    {
        if (!DateText.TryRead(text, column.Mapping.Dates, out var moment))
        {
            row.Report(column.Mapping.Column, text, "is not a date that can be read; write it as 2026-11-21 09:30");
            return;
        }

        row.CreatedAt = moment;
    }

    private static void Owner(PlannedColumn column, ImportRow row, string text)
    {
        row.OwnerId = column.Owners.Find(text);

        if (row.OwnerId is null)
        {
            row.Report(column.Mapping.Column, text, "is nobody on this desk; the lead has no owner from this column");
        }
    }

    private static void Tags(ImportRow row, string text) =>
        row.Tags.AddRange(Folding.Storable(text).Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(tag => tag.Length <= LongestTag).Take(20));
}
