using LeadDesk.Core;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

public sealed class AnswerHistoryTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task The_timeline_tells_answers_and_confirmations_apart(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Claimed, new AnswerValue.Money(40_000, 60_000));
        Later(desk);
        await desk.AnswerAsync("problem/pain", AnswerStatus.Confirmed, new AnswerValue.Text(new('x', 500)));
        Later(desk);
        await desk.Desk.Get<ConfirmAnswer>().RunAsync(desk.Dev, desk.LeadId, "money/budget", 1, QualificationDesk.Stop);
        Later(desk);
        await desk.Desk.Get<ConfirmAnswer>().RunAsync(desk.Dev, desk.LeadId, "problem/pain", 1, QualificationDesk.Stop);
        Later(desk);
        await desk.AnswerAsync("money/budget", AnswerStatus.Proven, new AnswerValue.Money(50_000));

        var timeline = await desk.Desk.Get<LeadTimeline>().AskAsync(desk.Dev, desk.LeadId, TimelineSide.Ours, 0, 20, QualificationDesk.Stop);

        Assert.Equal(
            [
                ("Budget proven: EUR 50,000", "Mara", null),
                ("Pain still holds: confirmed", "Dev", null),
                ("Budget still holds: EUR 40,000–60,000", "Dev", null),
                ("Pain confirmed", "Mara", new string('x', 500)),
                ("Budget claimed: EUR 40,000–60,000", "Mara", null),
            ],
            timeline!.Entries.Where(entry => entry.Icon == "check").Select(entry => (entry.Text, entry.By, entry.Note)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nobody_confirms_what_they_have_not_read(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        var confirm = desk.Desk.Get<ConfirmAnswer>();
        await desk.AnswerAsync("money/budget", AnswerStatus.Claimed);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, new AnswerValue.Money(9), by: desk.Dev);
        Later(desk);

        Assert.Equal("Dev answered this in between: confirmed, “EUR 9”. Nothing was confirmed; look at it again.", (await confirm.RunAsync(desk.Mara, desk.LeadId, "money/budget", 1, QualificationDesk.Stop)).Refusal);
        Assert.Equal("There is no answer to confirm yet. Nothing was changed.", (await confirm.RunAsync(desk.Mara, desk.LeadId, "people/buyer", 0, QualificationDesk.Stop)).Refusal);
        Assert.Null((await desk.ChecklistAsync()).Lines[0].Answer!.ConfirmedBy);
        Assert.Equal(Outcome.Done, await confirm.RunAsync(desk.Mara, desk.LeadId, "money/budget", 2, QualificationDesk.Stop));
        Assert.Equal("Mara", (await desk.ChecklistAsync()).Lines[0].Answer!.ConfirmedBy);
    }

    private static void Later(QualificationDesk desk) => desk.Desk.Clock.Now += TimeSpan.FromHours(1);
}
