using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Benchmarks;

/// <summary>
/// A desk of many leads, always the same for the same sizes. A third of the leads did nothing, most did little, a few a lot; events get
/// rarer with age, and lie in the database in the order in which they happened, as on a desk that grew.
/// </summary>
internal sealed class MadeUpDesk(int leads, int eventsPerLead, DateTimeOffset now)
{
    private const int LeadsPerAccount = 5, MostEvents = 400, MeanAgeDays = 90, OldestDays = 900;

    private static readonly string[] Titles =
    [
        "Head of Operations", "Sales Manager", "Chief Technology Officer", "Engineer", "VP Supply Chain", "Logistics Coordinator", "Director of IT", "Analyst", "Founder", "Student",
        "Werkstudent", "Product Manager",
    ];

    private static readonly string?[] Departments = ["Operations", "IT", "Finance", "Sales", null];
    private static readonly string?[] Countries = ["Germany", "France", "Brazil", "United Kingdom", "United States", "Poland", null];
    private static readonly string[] Industries = ["Logistics", "Software", "Education", "Banking", "Retail", "Manufacturing", "Government"];
    private static readonly string[] Sources = ["Webinar", "Organic search", "Referral", "Trade fair", "Direct"];
    private static readonly string[] Areas = ["product", "blog", "customers", "integrations", "docs", "solutions", "pricing", "careers", "how-to-buy", "compare"];
    private static readonly string[] Subjects = [.. Enumerable.Range(0, 200).Select(i => $"/{Areas[i * i % 97 % Areas.Length]}/{(i % 7 == 0 ? "what-is" : "page")}-{i}")];
    private static readonly string[] Types =
    [
        "page-viewed", "page-viewed", "page-viewed", "page-viewed", "page-viewed", "page-viewed", "page-viewed", "email-opened", "email-opened", "email-opened", "email-opened", "email-clicked",
        "email-clicked", "content-downloaded", "content-downloaded", "webinar-registered", "webinar-attended", "form-submitted", "email-replied", "social-click",
    ];

    private static readonly string[] RareTypes = ["demo-requested", "trial-started", "meeting", "call", "chat", "unsubscribed", "bounced", "referral"];

    /// <summary>Fills an empty, not yet migrated database.</summary>
    public static async Task FillAsync(IDbContextFactory<LeadDb> databases, int leads, int eventsPerLead)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.MigrateAsync();
        var desk = new MadeUpDesk(leads, eventsPerLead, TimeProvider.System.GetUtcNow());
        db.CustomFields.Add(new() { Key = "fleet", Name = "Fleet", Type = FieldType.Number, CreatedAt = desk.Now });
        db.CustomFields.Add(new() { Key = "contract", Name = "Contract until", Type = FieldType.Date, CreatedAt = desk.Now });
        await db.SaveChangesAsync();
        await using var fill = await BulkFill.StartAsync(db);
        await fill.AddAsync(desk.Accounts());
        await fill.AddAsync(desk.Leads());
        await fill.AddAsync(desk.Events());
    }

    private IEnumerable<(long Id, Account Row)> Accounts()
    {
        var random = new Random(11);

        for (var id = 1; id <= AccountCount; id++)
        {
            var account = new Account
            {
                Name = $"Company {id}",
                Domain = $"company{id}.example",
                Industry = Pick(random, Industries),
                Employees = (int)Math.Exp(random.NextDouble() * 9),
                Country = Pick(random, Countries),
                Tier = random.Next(20) == 0 ? "1" : null,
                CreatedAt = now.AddDays(-OldestDays),
            };
            account.RefreshKeys();
            yield return (id, account);
        }
    }

    private IEnumerable<(long Id, Lead Row)> Leads()
    {
        var random = new Random(12);
        var custom = CustomValues.None.With("fleet", FieldValue.Of(40d)).With("contract", FieldValue.Of(new DateOnly(2027, 3, 1)));

        for (var id = 1; id <= leads; id++)
        {
            var company = 1 + random.Next(AccountCount);
            var created = now.AddDays(-random.Next(1, OldestDays));
            var lead = new Lead
            {
                ExternalId = $"L-{id}",
                FirstName = "Ines",
                LastName = $"Valdehoya {id}",
                Email = $"ines{id}@company{company}.example",
                JobTitle = Pick(random, Titles),
                Department = Pick(random, Departments),
                Country = Pick(random, Countries),
                Source = Pick(random, Sources),
                Origin = "Landing page",
                Visits = random.Next(30),
                AccountId = company,
                Custom = random.Next(3) == 0 ? custom : CustomValues.None,
                CreatedAt = created,
                UpdatedAt = created,
            };
            lead.RefreshKeys();
            yield return (id, lead);
        }
    }

    private IEnumerable<(long Id, EngagementEvent Row)> Events()
    {
        var random = new Random(13);
        var (minutesAgo, of) = Happenings(random);
        Array.Sort(minutesAgo, of);

        for (var i = of.Length - 1; i >= 0; i--)
        {
            var at = now.AddMinutes(-minutesAgo[i]).AddMilliseconds(-random.Next(60_000));
            yield return (of.Length - i, new()
            {
                LeadId = of[i],
                Type = random.Next(40) == 0 ? Pick(random, RareTypes) : Pick(random, Types),
                OccurredAt = at,
                ReceivedAt = at,
                Subject = Pick(random, Subjects),
            });
        }
    }

    private (int[] MinutesAgo, int[] Leads) Happenings(Random random)
    {
        var (minutes, of) = (new int[(long)leads * eventsPerLead], new int[(long)leads * eventsPerLead]);
        var used = 0;

        // Rounds over the leads until there are as many events as asked for.
        while (used < of.Length)
        {
            for (var lead = 1; lead <= leads && used < of.Length; lead++)
            {
                for (var many = Many(random); many > 0 && used < of.Length; many--)
                {
                    (minutes[used], of[used]) = ((int)Math.Min(OldestDays * 1440, -Math.Log(1 - random.NextDouble()) * MeanAgeDays * 1440) + 1, lead);
                    used++;
                }
            }
        }

        return (minutes, of);
    }

    /// <summary>None for a third of the leads; for the others a long tail with the mean that is asked for.</summary>
    private int Many(Random random) =>
        random.Next(3) == 0 ? 0 : (int)Math.Min(MostEvents, eventsPerLead * 0.75 * (Math.Pow(1 - random.NextDouble(), -0.5) - 0.5));

    private DateTimeOffset Now => now;

    private int AccountCount => Math.Max(1, leads / LeadsPerAccount);

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
