using Bunit;
using LeadDesk.Core.Desk.Queue;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using LeadDesk.Web.Queue;

namespace LeadDesk.Tests.Web.Queue;

public sealed class QueueOrderTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task The_order_by_probability_is_offered_once_there_are_any(bool isLearned, bool isOffered)
    {
        await using var desk = new PageDesk(Role.Rep);

        if (isLearned)
        {
            desk.Add(db => db.LearnedModels.Add(new() { Number = 1, At = desk.Desk.Clock.Now, By = "Mo", Model = "{}", Card = "{}", IsInUse = true }));
        }

        var shown = desk.Show<QueueBar>(parts => parts.Add(bar => bar.Tallies, []).Add(bar => bar.Chosen, Array.Empty<QueueChip>()));

        shown.WaitForAssertion(() => Assert.Equal(isOffered, shown.Markup.Contains("Likeliest first", StringComparison.Ordinal)));
    }
}
