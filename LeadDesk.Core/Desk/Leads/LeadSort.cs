using System.Linq.Expressions;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>By what a list of leads is ordered; leads that are equal in it keep the order of their ids.</summary>
/// <param name="Key">One of <see cref="Keys"/>.</param>
public sealed record LeadSort(string Key, bool Descending)
{
    public static IReadOnlyList<string> Keys { get; } = ["grade", "score", "fit", "engagement", "name", "company", "stage", "owner", "source", "created", "signal", "respond", "qualification"];

    /// <summary>The best cell first, and in it the latest signal.</summary>
    public static LeadSort BestFirst { get; } = new("grade", false);

    internal IQueryable<Lead> Apply(IQueryable<Lead> leads, LeadDb db) => Key switch
    {
        "score" => By(leads, lead => lead.Score),
        "fit" => By(leads, lead => lead.Fit),
        "engagement" => By(leads, lead => lead.Engagement),
        "name" => By(leads, lead => lead.SearchText),
        "company" => By(leads, lead => lead.AccountId == null && lead.AccountName == null, lead => lead.Account!.Name ?? lead.AccountName),
        "stage" => By(leads, lead => lead.Stage),
        "owner" => By(leads, lead => lead.OwnerId == null, lead => db.Users.Where(user => user.Id == lead.OwnerId).Select(user => user.DisplayName).FirstOrDefault()),
        "source" => By(leads, lead => lead.Source == null, lead => lead.Source),
        "created" => By(leads, lead => lead.CreatedAt),
        "signal" => By(leads, lead => lead.LastSignalAt == null, lead => lead.LastSignalAt),
        "respond" => By(leads, lead => lead.RespondBy == null, lead => lead.RespondBy),
        "qualification" => By(leads, lead => lead.QualificationScore == null, lead => lead.QualificationScore),
        _ => ByGrade(leads),
    };

    private IQueryable<Lead> ByGrade(IQueryable<Lead> leads) => Descending
        ? leads.OrderByDescending(lead => lead.CellRank).ThenByDescending(lead => lead.LastSignalAt == null).ThenBy(lead => lead.LastSignalAt).ThenByDescending(lead => lead.Id)
        : leads.OrderBy(lead => lead.CellRank).ThenBy(lead => lead.LastSignalAt == null).ThenByDescending(lead => lead.LastSignalAt).ThenBy(lead => lead.Id);

    private IQueryable<Lead> By<T>(IQueryable<Lead> leads, Expression<Func<Lead, T>> key) => Descending
        ? leads.OrderByDescending(key).ThenByDescending(lead => lead.Id)
        : leads.OrderBy(key).ThenBy(lead => lead.Id);

    // What is missing comes last either way; the two databases would not agree by themselves.
    private IQueryable<Lead> By<T>(IQueryable<Lead> leads, Expression<Func<Lead, bool>> lastWhen, Expression<Func<Lead, T>> key) => Descending
        ? leads.OrderBy(lastWhen).ThenByDescending(key).ThenByDescending(lead => lead.Id)
        : leads.OrderBy(lastWhen).ThenBy(key).ThenBy(lead => lead.Id);
}
