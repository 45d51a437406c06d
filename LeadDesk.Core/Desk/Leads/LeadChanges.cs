using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Leads;

/// <summary>What an entry changed about a lead.</summary>
internal sealed record LeadChanges(IReadOnlyList<FieldChange> Fields, bool Any)
{
    /// <summary>Writes the entry's values into the lead; what is equal already is left alone.</summary>
    /// <param name="companyBefore">The company's name before the lead was placed in the one of the entry.</param>
    public static LeadChanges Apply(Lead lead, string? companyBefore, ReadEntry read, Actor actor, DateTimeOffset now)
    {
        var changes = new List<FieldChange>();

        if (companyBefore != lead.Account?.Name)
        {
            changes.Add(Change("company", companyBefore, lead.Account?.Name));
        }

        // The company itself was placed before; a lead without one has no company fields to empty.
        foreach (var (field, value) in read.Values.Where(value => value.Field.Set is not null && (!value.Field.IsCompany || lead.Account is not null)))
        {
            var before = field.Get(lead);
            field.Set!(lead, field.Key == "companyDomain" ? FieldValue.Of(Domains.Of(value.Text)) : value);
            var after = field.Get(lead);

            if (before != after)
            {
                changes.Add(Change(field.Key, Words(before), Words(after)));
            }
        }

        var tags = read.Tags.Except(lead.Tags.Select(tag => tag.Name)).ToList();
        lead.Tags.AddRange(tags.Select(tag => new LeadTag { LeadId = lead.Id, Name = tag }));
        return new(changes, changes.Count + tags.Count > 0);

        FieldChange Change(string field, string? before, string? after) =>
            new() { Lead = lead, Field = field, Before = before, After = after, At = now, ById = actor.UserId, By = actor.Name };
    }

    private static string? Words(FieldValue value) => value.HasValue ? value.Display : null;
}
