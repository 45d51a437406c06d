using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Qualification;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Scoring;

/// <summary>Leads in all stages, with all sorts of values and events, always the same ones.</summary>
internal static class RandomLeads
{
    public static IEnumerable<Lead> Of(int many, DateTimeOffset now, DbSet<EngagementEvent> events)
    {
        var random = new Random(many);
        var accounts = Enumerable.Range(0, 20).Select(i => Account(random, i, now)).ToList();

        for (var i = 0; i < many; i++)
        {
            var lead = Lead(random, i, now, accounts);
            events.AddRange(Enumerable.Range(0, random.Next(4) * random.Next(4)).Select(_ => Event(random, lead, now)));
            yield return lead;
        }
    }

    private static Account Account(Random random, int number, DateTimeOffset now) => new()
    {
        Name = $"Company {number}",
        Domain = Maybe(random, $"company{number}.example"),
        Industry = Maybe(random, "Logistics", "Software", "Education"),
        Employees = random.Next(2) == 0 ? random.Next(9000) : null,
        AnnualRevenue = random.Next(2) == 0 ? 1.5e6 : null,
        Tier = Maybe(random, "1", "3"),
        CreatedAt = now,
    };

    private static Lead Lead(Random random, int number, DateTimeOffset now, List<Account> accounts)
    {
        var lead = new Lead
        {
            ExternalId = $"L{number}",
            FirstName = Maybe(random, "Ines"),
            LastName = Maybe(random, "Şahin"),
            Email = Maybe(random, $"ines{number}@company.example", $"ines{number}@gmail.com"),
            Phone = Maybe(random, "+49 30 1234567"),
            JobTitle = Maybe(random, "VP Operations", "Geschäftsführer", "Engineer", "Student"),
            Seniority = Maybe(random, "director"),
            Department = Maybe(random, "Operations", "IT"),
            Country = Maybe(random, "Germany", "Brazil"),
            Region = Maybe(random, "Bahia"),
            City = Maybe(random, "Köln"),
            Language = Maybe(random, "de"),
            Occupation = Maybe(random, "Professional"),
            Source = Maybe(random, "Webinar", "Referral"),
            Origin = Maybe(random, "Landing page"),
            Campaign = Maybe(random, "Spring"),
            ProductInterest = Maybe(random, "Routing"),
            Market = Maybe(random, "business", "business", "consumer"),
            AgeBand = Maybe(random, "30-39"),
            IncomeBand = Maybe(random, "high"),
            Visits = random.Next(3) == 0 ? random.Next(9) : null,
            TimeOnSite = random.Next(3) == 0 ? random.Next(2000) : null,
            PagesPerVisit = random.Next(3) == 0 ? random.NextDouble() * 5 : null,
            DoNotEmail = random.Next(9) == 0,
            DoNotCall = random.Next(9) == 0,
            Value = random.Next(3) == 0 ? 1250.5 : null,
            CloseDate = random.Next(3) == 0 ? new DateOnly(2026, 4, 1) : null,
            Custom = random.Next(2) == 0 ? CustomValues.None.With("fleet", FieldValue.Of(12d)) : CustomValues.None,
            Account = random.Next(4) == 0 ? null : accounts[random.Next(accounts.Count)],
            CreatedAt = now.AddDays(-100),
        };

        if (random.Next(3) == 0)
        {
            var answered = Facet.All.Where(_ => random.Next(2) == 0).Select(facet => KeyValuePair.Create(Facet.FieldKey(facet.Key), FieldValue.Of((double)random.Next(4))));
            lead.SetQualification(new() { Score = random.Next(100), Counts = CustomValues.Of(answered), ChangesAt = now.AddDays(9) });
        }

        if (random.Next(2) == 0)
        {
            lead.Enter(Stage.All[random.Next(Stage.All.Count)], "test", null, now.AddDays(-3), null);
            lead.RestsUntil = lead.Stage == Stage.Recycled && random.Next(2) == 0 ? now.AddDays(random.Next(-5, 20)) : null;
        }

        return lead;
    }

    private static EngagementEvent Event(Random random, Lead lead, DateTimeOffset now) => new()
    {
        Lead = lead,
        Type = random.Next(9) switch { 0 => "demo-requested", 1 => "trial-started", 2 => "unsubscribed", 3 => "made-up-thing", 4 => "email-clicked", _ => "page-viewed" },
        OccurredAt = now.AddTicks(10 * random.NextInt64(-TimeSpan.TicksPerDay * 6, TimeSpan.TicksPerDay / 5)),
        ReceivedAt = now,
        Subject = Maybe(random, "", "/Preise", "/produkt/größe", "/blog"),
        Campaign = Maybe(random, "Spring"),
    };

    private static string? Maybe(Random random, params string[] from) => random.Next(3) == 0 ? null : from[random.Next(from.Length)];
}
