using LeadDesk.Core.Desk.Scoring;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>A desk with a bit of everything that an import can touch, and a picture of all its rows.</summary>
internal static class FullDesk
{
    /// <summary>Betters or worsens every lead, moves stages by column and by rating, and brings new leads, accounts and fields.</summary>
    public const string File =
        "Id,First name,Last name,Email,Company,Employees,Industry,Job title,Outcome,Size,Colour,Owner,Deal value,Labels\n" +
        "1,Inés,Stern,,Stale Co,500,Software,VP Operations,,2.5,red,Rita,10,hot\n" +
        "3,Tom,Tower,tom@new.example,New Co,50,Toys,Intern,,0.5,blue,,99.5,hot\n" +
        "4,,,,Bright Ltd,900,Logistics,CEO,,,,,,\n" +
        "5,Rex,,,,,,,mql,,green,,,\n" +
        "6,,,,,,,,engaged,,,,,\n" +
        "7,,,,Tiny Co,1,Farming,Intern,,,,,,\n" +
        "9,Pia,,pia@stale.example,Stale Co,,,,engaged,,,,,\n" +
        "9,Pia Maria,,,Other Co,7,Farming,,lost,1.5,red,,,\n" +
        "21,New,One,new@bright.example,Bright Ltd,901,Logistics,CEO,,1,red,Rita,,\n" +
        "22,New,Two,,Newest Co,10,Toys,Clerk,lost,,yellow,,,\n";

    private static readonly string[] Signals = ["demo-requested", "meeting", "form-submitted"];
    private static readonly string[] Moving = [nameof(Lead.MatchDue), nameof(Lead.Version), nameof(Lead.UpdatedAt), nameof(Lead.ScoredAt)];

    public static async Task FillAsync(TestDesk desk)
    {
        var stop = TestContext.Current.CancellationToken;
        await desk.Get<SeedModels>().RunAsync(Actor.Desk, stop);
        var rita = desk.AddPerson("Rita", Role.Rep);
        var now = desk.Clock.Now;
        await using var db = desk.Open();
        Account stale = new() { Name = "Stale Co", Employees = 5, CreatedAt = now }, bright = new() { Name = "Bright Ltd", Employees = 60, AnnualRevenue = 0.1 + 0.2, CreatedAt = now };
        Account[] twins = [new() { Name = "Twin", Domain = "one.example", CreatedAt = now }, new() { Name = "Twin", Domain = "two.example", CreatedAt = now }];
        db.CustomFields.Add(new CustomField { Key = "size", Name = "Size", Type = FieldType.Number, Order = 1, CreatedAt = now });
        db.AddRange(stale, bright, twins[0]);
        await db.SaveChangesAsync(stop);

        Lead[] leads =
        [
            Of(1, "Ines", "Stern", stale, "VP Operations"),
            Of(2, "Otto", "Alm", stale, "VP Operations"),
            Of(3, "Tom", "Tower", twins[1], "Head of IT"),
            Of(4, "Mia", "Moon", bright, "VP Operations"),
            Of(5, "Rex", "Roe", bright, "Clerk"),
            Of(6, "Cora", "Cole", null, "Clerk"),
            Of(7, "Olga", "Oak", bright, "VP Operations"),
            Of(8, "Gone", "Girl", stale, "VP Operations"),
            Of(9, "Pia", "Pond", null, "Clerk"),
        ];
        (leads[2].Value, leads[2].Email, leads[2].OwnerId, leads[2].CloseDate, leads[2].DoNotCall) = (1.0 / 3, "tom@two.example", rita.UserId, new DateOnly(2024, 2, 29), true);
        leads[2].Custom = CustomValues.None.With("size", FieldValue.Of(2.0 / 3));
        leads[2].Tags.Add(new LeadTag { Name = "hot" });
        leads[2].Tags.Add(new LeadTag { Name = "old" });
        db.AddRange(leads);
        db.AddRange(leads.Where(lead => lead.ExternalId is not ("6" or "9")).SelectMany(lead => Events(lead, now)));
        await desk.Get<LeadScorer>().RateAsync(db, leads, now, "new", stop);
        leads[3].KeepPromise();
        leads[3].PromiseBy(now.AddDays(9));
        leads[4].RestsUntil = now.AddDays(90);
        db.AddRange(Move(leads[4], Stage.Sal), Move(leads[4], Stage.Recycled), Move(leads[5], Stage.Lost));

        // Handed over once, and taken back by Rita; its cell is still a good one.
        db.AddRange(Move(leads[6], Stage.Sal), Move(leads[6], Stage.Engaged));
        leads[7].Delete("Rita", now);
        await db.SaveChangesAsync(stop);

        StageChange Move(Lead lead, Stage to) => lead.Enter(to, "Rita", rita.UserId, now, "test");

        Lead Of(int id, string first, string last, Account? account, string title) => new()
        {
            ExternalId = $"{id}",
            FirstName = first,
            LastName = last,
            Account = account,
            AccountName = account?.Name,
            JobTitle = title,
            Market = "business",
            Origin = "Fair",
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    /// <summary>Every column of every row that people see, but for what counts saves and says when.</summary>
    public static async Task<List<string>> PictureAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        List<object> rows =
        [
            .. await db.Leads.IgnoreQueryFilters().OrderBy(lead => lead.Id).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Accounts.OrderBy(account => account.Id).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.LeadTags.IgnoreQueryFilters().OrderBy(tag => tag.LeadId).ThenBy(tag => tag.Name).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.CustomFields.OrderBy(field => field.Id).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Events.IgnoreQueryFilters().OrderBy(signal => signal.Id).ToListAsync(TestContext.Current.CancellationToken),
        ];
        return
        [
            .. rows.Select(row => db.Entry(row)).SelectMany(entry => entry.Properties.Where(column => !Moving.Contains(column.Metadata.Name))
                .Select(column => $"{entry.Metadata.ClrType.Name} {string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key.Name).CurrentValue))} {column.Metadata.Name}: {Say(column.CurrentValue)}")),
        ];
    }

    /// <summary>Rates everybody as of now, as the desk does by itself when time has passed.</summary>
    public static async Task RateAllAsync(TestDesk desk)
    {
        await using var db = desk.Open();
        var leads = await db.Leads.AsNoTracking().Include(lead => lead.Account).ToListAsync(TestContext.Current.CancellationToken);
        await desk.Get<UnattendedRating>().RateAsync(db, leads, desk.Clock.Now, "decay", quiet: false, _ => Task.CompletedTask, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<EngagementEvent> Events(Lead lead, DateTimeOffset now) => Signals
        .Select(type => new EngagementEvent { Lead = lead, Type = type, OccurredAt = now.AddDays(-1), ReceivedAt = now });

    private static string Say(object? value) => value switch
    {
        CustomValues custom => custom.ToJson(),
        IEnumerable<string> words => string.Join('|', words),
        DateTimeOffset moment => $"{moment.UtcDateTime:O}",
        double number => $"{number:R}",
        _ => $"{value}",
    };
}
