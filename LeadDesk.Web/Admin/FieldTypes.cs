using LeadDesk.Core.Leads;

namespace LeadDesk.Web.Admin;

internal static class FieldTypes
{
    public static string Name(FieldType type) => type == FieldType.YesNo ? "Yes or no" : type.ToString();
}
