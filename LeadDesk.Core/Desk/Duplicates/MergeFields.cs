using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Core.Desk.Duplicates;

/// <summary>Gives the survivor the chosen fields of the lead that becomes a part of it.</summary>
internal static class MergeFields
{
    /// <returns>What changed about the survivor, and that the merge took place.</returns>
    public static List<FieldChange> Take(Lead survivor, Lead merged, IReadOnlySet<string> taken, IReadOnlyList<CustomField> custom, Actor actor, DateTimeOffset now)
    {
        var changes = new List<FieldChange>();
        var (mail, place) = (survivor.Email, merged.TakePlace());

        foreach (var field in MergeChoice.Fields(custom).Where(field => taken.Contains(field.Key)))
        {
            var before = field.Get(survivor).Display;

            if (field.Key == "company")
            {
                (survivor.Account, survivor.AccountId, survivor.AccountName) = (merged.Account, merged.AccountId, merged.AccountName);
            }
            else
            {
                field.Set!(survivor, field.Get(merged));
            }

            Note(field.Key, before, field.Get(survivor).Display);
        }

        // The address that the survivor no longer shows goes on leading to it.
        merged.Email = taken.Contains("email") && mail is not null ? mail : merged.Email;

        if (taken.Contains(MergeChoice.Place) && merged.Stage != survivor.Stage)
        {
            Note("stage", survivor.Stage.Name, merged.Stage.Name);
            survivor.PutBack(place with { OwnerId = survivor.OwnerId });
        }

        if (taken.Contains(MergeChoice.Owner) && merged.OwnerId != survivor.OwnerId)
        {
            Note("owner", survivor.OwnerId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", merged.OwnerId?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
            survivor.OwnerId = merged.OwnerId;
        }

        if (taken.Contains(MergeChoice.Pin) && merged is { PinnedCell: { } cell, PinnedUntil: { } until })
        {
            survivor.Pin(cell, until);
        }

        changes.Add(LeadSave.Change(survivor, "merged", null, merged.DisplayName, actor, now));
        return changes;

        void Note(string field, string before, string after)
        {
            if (before != after)
            {
                changes.Add(LeadSave.Change(survivor, field, before, after, actor, now));
            }
        }
    }
}
