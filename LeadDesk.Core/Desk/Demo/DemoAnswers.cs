using Bogus;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Qualification;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using LeadDesk.Core.Qualification.Frameworks;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>What the made-up team found out on its calls, and who at the accounts has a part in buying.</summary>
internal sealed class DemoAnswers(LeadDb db, QualificationScore score, IReadOnlyDictionary<int, string> reps, DateTimeOffset now)
{
    // Its own dice, so that what is found out changes nobody's story.
    private readonly Randomizer dice = new(20261122);

    public async Task AddAsync(IReadOnlyList<Lead> leads, CancellationToken cancellationToken)
    {
        var worked = leads.Where(lead => lead.AccountId is not null && Depth(lead) > 0).ToList();

        if (worked.Count == 0)
        {
            return;
        }

        var version = await LeadFramework.NewestAsync(db, await DefaultFramework.ForAsync(db, worked[0], now, cancellationToken), cancellationToken);

        if (version?.Definition.Name != Bant.Framework.Name)
        {
            return;
        }

        // Whoever got furthest at an account knows most of its people.
        var buyers = worked.GroupBy(lead => lead.AccountId).ToDictionary(same => same.Key!.Value, same => AddPeople(same.MaxBy(Depth)!));
        await db.SaveChangesAsync(cancellationToken);

        foreach (var lead in worked)
        {
            version.Keep(db, lead, ByOf(lead), AtOf(lead));
            Answer(lead, buyers[lead.AccountId!.Value]);
        }

        await db.SaveChangesAsync(cancellationToken);
        await score.RefreshAsync(db, worked, now, "edit", cancellationToken);
    }

    /// <summary>How far the talks went: 1 a first call, 2 qualified, 3 a deal on the table.</summary>
    private static int Depth(Lead lead) => lead.Stage switch
    {
        var stage when stage == Stage.Sal => 1,
        var stage when stage == Stage.Sql || stage == Stage.Lost => 2,
        var stage when stage == Stage.Opportunity || stage == Stage.Customer => 3,
        _ => 0,
    };

    private static DateTimeOffset AtOf(Lead lead) => lead.LastTouchAt ?? lead.UpdatedAt;

    private string ByOf(Lead lead) => lead.OwnerId is { } owner && reps.TryGetValue(owner, out var name) ? name : "LeadDesk";

    /// <summary>The buyer, and others who were met on the way.</summary>
    private Contact AddPeople(Lead lead)
    {
        var names = new Faker("en_GB") { Random = dice }.Name;
        (string Role, string Title)[] met = [(BuyingRole.Decider.Key, "Chief Financial Officer"), ("user", "Dispatch Lead"), (BuyingRole.Champion.Key, "Operations Manager")];
        var people = met.Take(Depth(lead)).Select(one => new Contact
        {
            AccountId = lead.AccountId!.Value,
            Name = $"{names.FirstName()} {names.LastName()}",
            Title = one.Title,
            Role = one.Role,
            CreatedAt = AtOf(lead),
        }).ToList();
        db.Contacts.AddRange(people);
        return people[0];
    }

    private void Answer(Lead lead, Contact buyer)
    {
        var depth = Depth(lead);
        Write(lead, "problem/pain", AnswerStatus.Confirmed, new AnswerValue.Text(dice.ArrayElement(DemoWords.Pains)), "Told on the first call, with figures.", AnswerSource.Call);

        if (depth > 1 || dice.Bool())
        {
            Write(lead, "time/timeline", depth > 1 ? AnswerStatus.Confirmed : AnswerStatus.Claimed, new AnswerValue.Due(Bucket: dice.ArrayElement(["month", "quarter", "quarter", "half-year"])), "Wants it in use before the next season.", AnswerSource.Call);
        }

        if (depth > 1)
        {
            Write(lead, "people/buyer", depth > 2 ? AnswerStatus.Proven : AnswerStatus.Confirmed, new AnswerValue.Person(buyer.Name, buyer.Id), "Signs for everything above 10,000.", AnswerSource.Meeting);
        }

        if ((depth > 2 || dice.Bool(0.3f)) && lead.Value is { } value)
        {
            var about = Math.Round((decimal)value / 1000) * 1000;
            Write(lead, "money/budget", depth > 2 ? AnswerStatus.Proven : AnswerStatus.Claimed, new AnswerValue.Money(about, about + (Math.Round(about / 5000) * 1000)), depth > 2 ? "The approval came by mail." : null, AnswerSource.Mail);
        }
    }

    private void Write(Lead lead, string facet, AnswerStatus status, AnswerValue value, string? evidence, AnswerSource source)
    {
        var answer = db.LeadAnswers.Add(new() { LeadId = lead.Id, Facet = facet }).Entity;
        answer.Write(status, value, evidence, source, LeadName.Of(lead.FirstName, lead.LastName, lead.Email, lead.ExternalId, lead.Id), Bant.Framework.Name, ByOf(lead), lead.OwnerId, AtOf(lead));
        db.AnswerChanges.Add(AnswerChange.Of(answer, ByOf(lead), lead.OwnerId, AtOf(lead)));
    }
}
