using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Web.Queue;

namespace LeadDesk.Tests.Web.Queue;

public sealed class QueuePositionTests
{
    [Fact]
    public void A_lead_with_a_draft_is_gone_when_it_leaves_the_same_view_and_not_when_another_view_is_asked_for()
    {
        var (position, one, other) = (new QueuePosition(), Row(1), Row(2));
        position.Take([one, other]);
        position.Keep(1, "half a note");

        position.Take([other], isOtherView: true);
        Assert.Equal((2, false), (position.Selected!.Id, position.IsGone));

        position.Take([one, other], isOtherView: true);
        position.Open(one);
        position.Take([other]);
        Assert.Equal((1, true), (position.Selected.Id, position.IsGone));
    }

    private static QueueRow Row(long id) => new() { Id = id, Name = "Ines", Cell = new('A', 1), Score = 50, Stage = Stage.Mql, Reason = null! };
}
