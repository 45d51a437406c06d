using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Desk.Qualification;

public sealed class SwitchFrameworkTests(PostgresServer postgres)
{
    public static TheoryData<DatabaseProvider> Databases => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Another_framework_shows_what_is_known_already_and_keeps_the_rest_aside(DatabaseProvider provider)
    {
        using var desk = await QualificationDesk.OnAsync(provider, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed, new AnswerValue.Money(50_000, null, "EUR"));
        await desk.AnswerAsync("problem/pain", AnswerStatus.Proven, new AnswerValue.Text("Overtime"));

        Assert.True((await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, desk.Framework("meddic"), QualificationDesk.Stop)).Succeeded);

        var checklist = await desk.ChecklistAsync();
        Assert.Equal("MEDDIC", checklist.Framework.Name);
        Assert.Equal("Overtime", checklist.Lines.Single(line => line.Answer is not null).Answer!.Words);
        Assert.Equal(("money/budget", "BANT"), (checklist.SaidElsewhere.Single().Facet, checklist.SaidElsewhere.Single().Framework));
        using var db = desk.Desk.Open();
        Assert.Equal(("framework", "BANT", "MEDDIC"), db.FieldChanges.Select(change => new { change.Field, change.Before, change.After }).AsEnumerable().Select(change => (change.Field, change.Before!, change.After!)).Single());
        Assert.Equal(16.7, db.Leads.Single().QualificationScore);
    }

    [Fact]
    public async Task Switching_back_and_forth_among_all_frameworks_keeps_every_answer()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        var ids = BuiltInFrameworks.All.Select(entry => desk.Framework(entry.Key)).ToArray();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Steps.ToArbitrary(), steps =>
        {
            var told = new Dictionary<string, (AnswerStatus, string?)>();
            var lead = desk.AddLead("somebody");

            foreach (var (framework, facet, status) in steps)
            {
                if (framework is { } place)
                {
                    Assert.True(desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, lead, ids[place], QualificationDesk.Stop).GetAwaiter().GetResult().Succeeded);
                }
                else
                {
                    Assert.True(desk.AnswerAsync(Facet.All[facet].Key, status, evidence: $"{facet} {status}", leadId: lead).GetAwaiter().GetResult().Outcome.Succeeded);
                    told[Facet.All[facet].Key] = (status, $"{facet} {status}");
                }
            }

            using var db = desk.Desk.Open();
            return db.LeadAnswers.Where(answer => answer.LeadId == lead).AsEnumerable().ToDictionary(answer => answer.Facet, answer => (answer.Status, answer.Evidence))
                .OrderBy(pair => pair.Key).SequenceEqual(told.OrderBy(pair => pair.Key));
        }));
    }

    [Fact]
    public async Task A_lead_keeps_the_version_it_was_asked_by()
    {
        using var desk = await QualificationDesk.OnAsync(DatabaseProvider.Sqlite, postgres);
        await desk.AnswerAsync("money/budget", AnswerStatus.Confirmed);
        using (var db = desk.Desk.Open())
        {
            var newer = Bant.Framework with { Gate = new() { Count = 4 } };
            db.FrameworkVersions.Add(new() { FrameworkId = desk.Framework("bant"), Number = 2, Definition = FrameworkJson.Write(newer), Author = "test", PublishedAt = desk.Desk.Clock.Now });
            await db.SaveChangesAsync(QualificationDesk.Stop);
        }

        var before = await desk.ChecklistAsync();
        await desk.Desk.Get<SwitchFramework>().RunAsync(desk.Mara, desk.LeadId, desk.Framework("bant"), QualificationDesk.Stop);
        var after = await desk.ChecklistAsync();

        Assert.Equal((1, 2, 3), (before.VersionNumber, before.NewestNumber, before.Framework.Gate.Count));
        Assert.Equal((2, 2, 4), (after.VersionNumber, after.NewestNumber, after.Framework.Gate.Count));
        Assert.Equal(2, (await desk.ChecklistAsync(desk.AddLead("new one"))).VersionNumber);
    }

    private static readonly Gen<(int? Framework, int Facet, AnswerStatus Status)[]> Steps = Gen.ArrayOf(
        from switches in Gen.Elements(true, false)
        from framework in Gen.Choose(0, BuiltInFrameworks.All.Count - 1)
        from facet in Gen.Choose(0, Facet.All.Count - 1)
        from status in Gen.Choose(0, 3)
        select (switches ? (int?)framework : null, facet, (AnswerStatus)status), 12);
}
