using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Qualification;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>How the database reads the built-in fields that leads can be filtered by.</summary>
public static class FieldColumns
{
    private static readonly Dictionary<string, LambdaExpression> Columns = new(Facet.All.SelectMany(LeadFields.OfAnswer).Select(field => KeyValuePair.Create(field.Key, Answered(field))))
    {
        ["externalId"] = Text(lead => lead.ExternalId),
        ["firstName"] = Text(lead => lead.FirstName),
        ["lastName"] = Text(lead => lead.LastName),
        ["email"] = Text(lead => lead.Email),
        ["phone"] = Text(lead => lead.Phone),
        ["jobTitle"] = Text(lead => lead.JobTitle),
        ["seniority"] = Text(lead => lead.Seniority),
        ["department"] = Text(lead => lead.Department),
        ["country"] = Text(lead => lead.Country),
        ["region"] = Text(lead => lead.Region),
        ["city"] = Text(lead => lead.City),
        ["language"] = Text(lead => lead.Language),
        ["occupation"] = Text(lead => lead.Occupation),
        ["ageBand"] = Text(lead => lead.AgeBand),
        ["incomeBand"] = Text(lead => lead.IncomeBand),
        ["market"] = Text(lead => lead.Market),
        ["doNotEmail"] = Flag(lead => lead.DoNotEmail),
        ["doNotCall"] = Flag(lead => lead.DoNotCall),
        ["company"] = Text(lead => lead.Account!.Name),
        ["companyDomain"] = Text(lead => lead.Account!.Domain),
        ["industry"] = Text(lead => lead.Account!.Industry),
        ["employees"] = Number(lead => lead.Account!.Employees),
        ["annualRevenue"] = Number(lead => lead.Account!.AnnualRevenue),
        ["accountTier"] = Text(lead => lead.Account!.Tier),
        ["origin"] = Text(lead => lead.Origin),
        ["campaign"] = Text(lead => lead.Campaign),
        ["productInterest"] = Text(lead => lead.ProductInterest),
        ["visits"] = Number(lead => lead.Visits),
        ["timeOnSite"] = Number(lead => lead.TimeOnSite),
        ["pagesPerVisit"] = Number(lead => lead.PagesPerVisit),
        ["value"] = Number(lead => lead.Value),
        ["closeDate"] = Day(lead => lead.CloseDate),
        ["probability"] = Number(lead => lead.Probability),
        ["suspicion"] = Number(lead => lead.Suspicion),
        ["phoneE164"] = Text(lead => lead.PhoneE164),
        ["qualificationScore"] = Number(lead => lead.QualificationScore),
    };

    /// <summary>The fields to choose from, in the order people read them. The source has a filter of its own.</summary>
    public static IReadOnlyList<LeadField> Fields { get; } = [.. LeadFields.BuiltIn.Where(field => Columns.ContainsKey(field.Key))];

    /// <summary>The words in this field, null where there are none; null when the field holds no words.</summary>
    public static Expression<Func<Lead, string?>>? WordsOf(string key) => Of(key) as Expression<Func<Lead, string?>>;

    internal static IQueryable<Lead> With(this IQueryable<Lead> leads, string key, FieldValue value) => Of(key) switch
    {
        Expression<Func<Lead, double?>> number => leads.Where(number, value.Number),
        Expression<Func<Lead, DateOnly?>> day => leads.Where(day, value.AsDate()),
        Expression<Func<Lead, bool>> flag => leads.Where(flag, value.Number > 0),
        var text => leads.Where((Expression<Func<Lead, string?>>)text!, value.Text),
    };

    // The value is read from a closure, which makes it a parameter of the statement instead of a part of its text.
    private static IQueryable<Lead> Where<T>(this IQueryable<Lead> leads, Expression<Func<Lead, T>> column, T value)
    {
        Expression<Func<T>> wanted = () => value;
        return leads.Where(Expression.Lambda<Func<Lead, bool>>(Expression.Equal(column.Body, wanted.Body), column.Parameters));
    }

    /// <summary>How a condition reads a field: a lambda to string?, double?, DateOnly?, bool or bool?; null for a field that follows from others in memory only.</summary>
    internal static LambdaExpression? ToAsk(LeadField field) => field.Key switch
    {
        "source" => Text(lead => lead.Source),
        "persona" => Text(lead => lead.Persona),
        _ when field.IsCustom => Custom(field, field.Key[LeadFields.CustomPrefix.Length..]),
        _ => Of(field.Key),
    };

    private static LambdaExpression Custom(LeadField field, string key)
    {
        Expression<Func<Lead, bool?>> flag = lead => LeadDb.CustomFlag(lead.Custom, key);
        return field.Type switch
        {
            FieldType.Number => Number(lead => LeadDb.CustomNumber(lead.Custom, key)),
            FieldType.YesNo => flag,
            _ => Text(lead => LeadDb.CustomText(lead.Custom, key)),
        };
    }

    // The answers to own questions are read like all others, though no list here has them.
    private static LambdaExpression? Of(string key) =>
        Columns.GetValueOrDefault(key) ?? (key.StartsWith(LeadFields.AnswerPrefix, StringComparison.Ordinal) && LeadFields.Find(key, []) is { } field ? Answered(field) : null);

    private static LambdaExpression Answered(LeadField field)
    {
        var key = field.Key[LeadFields.AnswerPrefix.Length..];
        return field.Type == FieldType.Number ? Number(lead => LeadDb.CustomNumber(lead.Answered, key)) : Text(lead => LeadDb.CustomText(lead.Answered, key));
    }

    private static Expression<Func<Lead, string?>> Text(Expression<Func<Lead, string?>> column) => column;
    private static Expression<Func<Lead, double?>> Number(Expression<Func<Lead, double?>> column) => column;
    private static Expression<Func<Lead, DateOnly?>> Day(Expression<Func<Lead, DateOnly?>> column) => column;
    private static Expression<Func<Lead, bool>> Flag(Expression<Func<Lead, bool>> column) => column;
}
