using Bogus;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>Makes up accounts and the people in them; the same ones for the same seed.</summary>
internal sealed class DemoLeads(Randomizer dice, DateTimeOffset now)
{
    private readonly Dictionary<string, Faker> fakers = [];
    private readonly HashSet<string> usedEmails = [];
    private List<Account> accounts = [];

    public IReadOnlyList<Account> MakeAccounts(int count)
    {
        var names = (from stem in DemoWords.Stems from industry in DemoWords.Industries from kind in industry.Kinds select (Name: $"{stem} {kind}", industry.Industry)).ToArray();
        accounts = [.. dice.Shuffle(names).Take(count).Select(name => new Account
        {
            Name = name.Name,
            Domain = name.Name.ToLowerInvariant().Replace(" ", "") + ".example",
            Industry = name.Industry,
            Employees = (int)Math.Exp(IsGood(name.Industry) ? dice.Double(4.4, 8.2) : dice.Double(1.3, 4.2)),
            AnnualRevenue = Math.Round(Math.Exp(dice.Double(13, 20)) / 1000) * 1000,
            Tier = dice.ArrayElement(["1 target", "2 good", "3 other"]),
            CreatedAt = now.AddDays(-dice.Int(95, 400)),
        })];
        return accounts;
    }

    public Lead MakeLead(DemoStory story)
    {
        var created = now.AddDays(-Math.Min(90, story.OldestDays) * dice.Double(0.55, 1)).AddMinutes(-dice.Int(5, 600));
        return dice.Bool(0.07f) && story.Ends is null ? Consumer(story, created) : Business(story, created);
    }

    private Lead Business(DemoStory story, DateTimeOffset created)
    {
        var place = dice.ArrayElement(Lucky(story) ? DemoWords.GoodPlaces : DemoWords.OtherPlaces);
        var account = Lucky(story) ? dice.ListItem(accounts.FindAll(one => IsGood(one.Industry))) : dice.ListItem(accounts.FindAll(one => !IsGood(one.Industry)));
        var lead = Person(place, created, account.Domain!);
        var title = dice.ArrayElement(Lucky(story) ? DemoWords.GoodTitles : story.Ends == Stage.Disqualified ? DemoWords.HopelessTitles : DemoWords.OtherTitles);
        (lead.Account, lead.JobTitle, lead.Market) = (account, dice.Bool(0.95f) ? title : null, "business");
        lead.Department = !DemoWords.GoodTitles.Contains(title) ? "Administration" : title.Contains("IT", StringComparison.Ordinal) || title.Contains("Technology", StringComparison.Ordinal) ? "IT" : "Operations";
        lead.ProductInterest = dice.ArrayElement(["Route planner", "Warehouse", "Driver app"]);
        lead.Source = Lucky(story) ? dice.ArrayElement(["Website", "Webinar", "Referral"]) : dice.ArrayElement(DemoWords.Sources);
        lead.Value = Math.Round(account.Employees!.Value * dice.Double(20, 60) / 100) * 100;
        return lead;
    }

    private Lead Consumer(DemoStory story, DateTimeOffset created)
    {
        var lead = Person(dice.ArrayElement(DemoWords.GoodPlaces), created, "mail.example");
        (lead.Market, lead.Occupation) = ("consumer", Lucky(story) ? DemoWords.Occupations[0] : dice.ArrayElement(DemoWords.Occupations));
        (lead.ProductInterest, lead.Source) = (dice.ArrayElement(DemoWords.Courses), dice.ArrayElement(["Google", "Direct Traffic", "Reference"]));
        (lead.Visits, lead.TimeOnSite, lead.PagesPerVisit) = (dice.Int(1, 9), dice.Int(20, 1900), Math.Round(dice.Double(1, 6), 1));
        lead.Origin = dice.ArrayElement(["Landing Page Submission", "API", "Lead Add Form"]);
        lead.Value = dice.Int(6, 30) * 100;
        return lead;
    }

    private Lead Person((string Country, string City, string Phone, string Locale) place, DateTimeOffset created, string domain)
    {
        var names = (fakers.TryGetValue(place.Locale, out var known) ? known : fakers[place.Locale] = new Faker(place.Locale) { Random = dice }).Name;
        var (first, last) = (names.FirstName(), names.LastName());
        return new Lead
        {
            FirstName = first,
            LastName = last,
            Email = dice.Bool(0.94f) ? Mail(first, last, domain) : null,
            Phone = dice.Bool(0.86f) ? place.Phone + dice.Int(100, 999) : null,
            Country = place.Country,
            City = place.City,
            Language = place.Locale[..2],
            Campaign = dice.Bool(0.6f) ? dice.ArrayElement(DemoWords.Campaigns) : null,
            Origin = "Landing page",
            DoNotCall = dice.Bool(0.03f),
            CreatedAt = created,
            UpdatedAt = created,
        };
    }

    private string Mail(string first, string last, string domain)
    {
        var letters = string.Concat(Folding.Fold($"{first}.{last}").Where(letter => char.IsAsciiLetterLower(letter) || letter == '.'));
        var name = letters.Length > 3 ? letters : $"contact{usedEmails.Count}";
        var address = $"{name}@{domain}";
        return usedEmails.Add(address) ? address : $"{name}{usedEmails.Count}@{domain}";
    }

    private bool Lucky(DemoStory story) => dice.Double() < story.FitLuck;

    private static bool IsGood(string? industry) => DemoWords.Industries.Any(known => known.IsGood && known.Industry == industry);
}
