using LeadDesk.Core.Desk.Queue;

namespace LeadDesk.Web.Queue;

/// <summary>Where a person stands in the queue: the rows, the lead beside them, and what is half written about each.</summary>
public sealed class QueuePosition
{
    private readonly Dictionary<long, string?> drafts = [];
    private long left;
    private long? wanted;

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];
    public QueueRow? Selected { get; private set; }

    /// <summary>On a phone the lead covers the list.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Somebody else took the selected lead or moved it on, but something is half written about it here.</summary>
    public bool IsGone { get; private set; }

    /// <summary>Rises when a lead comes back with what was written about it.</summary>
    public int Restored { get; private set; }

    public QueueRow? Next => Rows.SkipWhile(row => row.Id != Selected?.Id).Skip(1).FirstOrDefault();

    /// <summary>The last rows are near; it is time to fetch more.</summary>
    public bool IsNearEnd => Rows.Count > 0 && Rows.TakeLast(3).Any(row => row.Id == Selected?.Id);

    /// <summary>Takes new rows and keeps the place: the same lead, else the one that moved up into its row.</summary>
    /// <param name="isOtherView">The person asked for other rows than before, so that a lead may be missing without anything having become of it.</param>
    public void Take(IReadOnlyList<QueueRow> rows, bool isOtherView = false)
    {
        var place = Rows.TakeWhile(row => row.Id != Selected?.Id).Count();
        var same = rows.FirstOrDefault(row => row.Id == (wanted ?? Selected?.Id) && row.Id != left);
        wanted = null;
        Rows = rows;
        IsGone = !isOtherView && Selected is not null && Selected.Id != left && same is null && !string.IsNullOrEmpty(DraftOf(Selected.Id));
        Selected = IsGone ? Selected : same ?? After(place);
        left = 0;
        IsOpen &= Selected is not null;
    }

    // The lead that was dealt with may still stand there; it is not the next one unless it is alone.
    private QueueRow? After(int place)
    {
        var others = Rows.Where(row => row.Id != left).ToList();
        return others.Count > 0 ? others[Math.Min(place, others.Count - 1)] : Rows.Count > 0 ? Rows[0] : null;
    }

    /// <summary>A person who comes back from a lead stands at it again, when it is among the next rows; null for somebody who comes anew.</summary>
    public void ComeTo(long? leadId) => wanted = leadId;

    public void Open(QueueRow row) => (Selected, IsOpen, IsGone) = (row, true, false);
    public void Back() => IsOpen = false;

    /// <summary>So many rows down, or up when negative; stays at the ends.</summary>
    public void Step(int rows)
    {
        var place = Rows.TakeWhile(row => row.Id != Selected?.Id).Count() + rows;
        Selected = Rows.Count == 0 ? Selected : Rows[Math.Clamp(place, 0, Rows.Count - 1)];
        IsGone = false;
    }

    /// <summary>The lead was dealt with: with the next rows the one after it is selected, on a phone it opens as well.</summary>
    public void Leave(DeedDone deed)
    {
        left = deed.LeadId;

        if (deed.UsedDraft)
        {
            drafts.Remove(deed.LeadId);
        }
    }

    /// <summary>A deed was taken back: the lead is selected again, with what stood in its box.</summary>
    public void ComeBack(DeedDone deed)
    {
        drafts[deed.LeadId] = deed.UsedDraft ? deed.DraftAfterUndo : DraftOf(deed.LeadId);
        Selected = Rows.FirstOrDefault(row => row.Id == deed.LeadId) ?? Selected;
        Restored++;
    }

    public string? DraftOf(long leadId) => drafts.GetValueOrDefault(leadId);
    public void Keep(long leadId, string? text) => drafts[leadId] = text;
}
