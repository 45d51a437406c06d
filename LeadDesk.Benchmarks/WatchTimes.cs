using System.Net;
using System.Net.Http.Json;

namespace LeadDesk.Benchmarks;

/// <summary>
/// Many people with the queue open while events come in by the API: how long until each of their pages shows each event. Against a desk that runs, with the demo's
/// two reps and its manager, in turn. A page counts for the leads of which it showed the event sent before the measuring, and is right when it shows the event or a later one
/// of the same lead. What that person's page does not show when it is opened afterwards is left out, as the lead went to somebody else
/// or its row says something more urgent. Pages of one person share their reading, so as many people as pages would be more work for unassigned leads.
/// </summary>
internal static class WatchTimes
{
    private const int PerSecond = 10, Seconds = 30, Probe = 1_000_000;

    private static readonly string[] People = ["rep@leaddesk.demo", "rep2@leaddesk.demo", "manager@leaddesk.demo"];

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1000.0 / PerSecond), Patience = TimeSpan.FromSeconds(10);

    public static async Task PrintAsync(Uri desk, string key, int viewers)
    {
        using var api = new HttpClient { BaseAddress = desk };
        api.DefaultRequestHeaders.Add("X-Api-Key", key);
        var people = new List<CookieContainer>();

        foreach (var person in People)
        {
            people.Add(await PageViewer.SignInAsync(desk, person, "Demo-desk-2026"));
        }

        var pages = Enumerable.Range(0, viewers).Select(at => new PageViewer(desk, people[at % people.Count])).ToList();
        var began = TimeProvider.System.GetUtcNow();

        foreach (var ten in pages.Chunk(10))
        {
            await Task.WhenAll(ten.Select(page => page.OpenAsync()));
        }

        await WaitAsync(() => pages.TrueForAll(page => !page.Leads.IsEmpty));
        Console.WriteLine($"{pages.Count(page => !page.Leads.IsEmpty)} of {viewers} pages show the queue after {(TimeProvider.System.GetUtcNow() - began).TotalSeconds:0.0} s");

        // Rows that tell something more urgent than their latest signal do not show it; those are left out.
        var asked = new List<long>();

        foreach (var lead in pages.Take(people.Count).SelectMany(page => page.Leads.Keys).Distinct().Order())
        {
            // What only looks like a row of a lead is not known to the desk.
            if (await PostAsync(api, lead, Probe + asked.Count))
            {
                asked.Add(lead);
            }
        }

        await Task.Delay(Patience, TimeProvider.System);
        var leads = asked.Where((_, at) => pages.Exists(page => page.Seen.ContainsKey(Probe + at))).ToList();
        var shows = pages.ConvertAll(page => asked.Where((_, at) => page.Seen.ContainsKey(Probe + at)).ToHashSet());

        if (leads.Count == 0)
        {
            Console.WriteLine("No row of that queue shows its latest signal.");
            return;
        }

        var sent = await SendAsync(api, leads);
        await WaitAsync(() => Delays(pages, shows, leads, sent).All(double.IsFinite));
        var last = Enumerable.Range(Math.Max(0, sent.Count - leads.Count), Math.Min(leads.Count, sent.Count)).ToList();

        foreach (var (at, person) in people.Index())
        {
            var told = await ToldAsync(desk, person, last);
            var counted = last.Where(told.Contains).Select(number => leads[number % leads.Count]).ToHashSet();
            shows.Where((_, page) => page % people.Count == at).ToList().ForEach(held => held.IntersectWith(counted));
        }

        Say(pages.Count, leads.Count, sent, [.. Delays(pages, shows, leads, sent).Order()]);
        await Task.WhenAll(pages.Select(page => page.DisposeAsync().AsTask()));
    }

    // Which of the last events a page shows that is opened now.
    private static async Task<HashSet<int>> ToldAsync(Uri desk, CookieContainer person, List<int> last)
    {
        await using var page = new PageViewer(desk, person);
        await page.OpenAsync();
        await WaitAsync(() => last.TrueForAll(page.Seen.ContainsKey));
        return [.. page.Seen.Keys];
    }

    private static async Task<List<DateTimeOffset>> SendAsync(HttpClient api, List<long> leads)
    {
        var sent = new List<DateTimeOffset>();
        using var beat = new PeriodicTimer(Beat);

        while (sent.Count < PerSecond * Seconds && await beat.WaitForNextTickAsync())
        {
            sent.Add(TimeProvider.System.GetUtcNow());
            await PostAsync(api, leads[(sent.Count - 1) % leads.Count], sent.Count - 1);
        }

        return sent;
    }

    /// <summary>In milliseconds; infinite while a page has shown neither an event nor a later one of that lead.</summary>
    private static IEnumerable<double> Delays(List<PageViewer> pages, List<HashSet<long>> shows, List<long> leads, List<DateTimeOffset> sent) =>
        from page in pages.Index()
        from one in sent.Index()
        where shows[page.Index].Contains(leads[one.Index % leads.Count])
        select (FirstSeen(page.Item, one.Index, leads.Count, sent.Count) - one.Item)?.TotalMilliseconds ?? double.PositiveInfinity;

    private static DateTimeOffset? FirstSeen(PageViewer page, int number, int every, int until)
    {
        DateTimeOffset? first = null;

        for (var at = number; at < until; at += every)
        {
            first = page.Seen.TryGetValue(at, out var seen) && !(first <= seen) ? seen : first;
        }

        return first;
    }

    private static void Say(int pages, int leads, List<DateTimeOffset> sent, List<double> times)
    {
        var missed = times.Count(double.IsInfinity);
        Console.WriteLine($"{sent.Count} events in {(sent[^1] - sent[0]).TotalSeconds:0.0} s for {leads} leads on {pages} pages: p50 {times[times.Count / 2]:0} ms, p99 {times[times.Count * 99 / 100]:0} ms, "
            + $"most {times.LastOrDefault(double.IsFinite):0} ms, within 2 s {times.Count(time => time <= 2000) * 100.0 / times.Count:0.00} %, never seen {missed}");
    }

    private static async Task<bool> PostAsync(HttpClient api, long lead, int number)
    {
        using var answer = await api.PostAsJsonAsync("api/v1/events", new { eventId = Guid.NewGuid().ToString("N"), type = "page-viewed", occurredAt = TimeProvider.System.GetUtcNow(), leadId = lead, subject = PageViewer.Mark(number) });
        return answer.IsSuccessStatusCode;
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        for (var began = TimeProvider.System.GetUtcNow(); !isSo() && TimeProvider.System.GetUtcNow() - began < Patience;)
        {
            await Task.Delay(Beat, TimeProvider.System);
        }
    }
}
