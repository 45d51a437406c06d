using System.Net.Http.Json;

namespace LeadDesk.Benchmarks;

/// <summary>
/// Many people with the queue open while events come in by the API: how long until each of their pages shows each event. Against a desk that runs, with its demo
/// people; all of them look at the same rep's queue, which is the most work for each event.
/// </summary>
internal static class WatchTimes
{
    private const int PerSecond = 10, Seconds = 30;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(1000.0 / PerSecond), Patience = TimeSpan.FromSeconds(10);

    public static async Task PrintAsync(Uri desk, string key, int viewers)
    {
        using var api = new HttpClient { BaseAddress = desk };
        api.DefaultRequestHeaders.Add("X-Api-Key", key);
        var pages = Enumerable.Range(0, viewers).Select(_ => new PageViewer(desk)).ToList();
        var began = TimeProvider.System.GetUtcNow();

        foreach (var ten in pages.Chunk(10))
        {
            await Task.WhenAll(ten.Select(page => page.OpenAsync("rep@leaddesk.demo", "Demo-desk-2026")));
        }

        await WaitAsync(() => pages.TrueForAll(page => !page.Leads.IsEmpty));
        Console.WriteLine($"{pages.Count(page => !page.Leads.IsEmpty)} of {viewers} pages show the queue after {(TimeProvider.System.GetUtcNow() - began).TotalSeconds:0.0} s");

        // Rows that tell something more urgent than their latest signal do not show it; those are left out.
        var asked = pages[0].Leads.Keys.Order().Select((lead, at) => (Lead: lead, Number: 1_000_000 + at)).ToList();

        foreach (var (lead, number) in asked)
        {
            await PostAsync(api, lead, number);
        }

        await WaitAsync(() => asked.TrueForAll(one => pages[0].Seen.ContainsKey(one.Number)));
        var leads = asked.Where(one => pages[0].Seen.ContainsKey(one.Number)).Select(one => one.Lead).ToList();
        var sent = await SendAsync(api, leads);
        await WaitAsync(() => pages.TrueForAll(page => Enumerable.Range(0, sent.Count).All(page.Seen.ContainsKey)));
        Say(pages, leads.Count, sent);
        await Task.WhenAll(pages.Select(page => page.DisposeAsync().AsTask()));
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

    private static void Say(List<PageViewer> pages, int leads, List<DateTimeOffset> sent)
    {
        var times = pages.SelectMany(page => sent.Select((at, number) => page.Seen.TryGetValue(number, out var seen) ? (seen - at).TotalMilliseconds : double.PositiveInfinity)).Order().ToList();
        var missed = times.Count(double.IsInfinity);
        Console.WriteLine($"{sent.Count} events in {(sent[^1] - sent[0]).TotalSeconds:0.0} s for {leads} leads on {pages.Count} pages: p50 {times[times.Count / 2]:0} ms, p99 {times[times.Count * 99 / 100]:0} ms, "
            + $"most {times[times.Count - missed - 1]:0} ms, within 2 s {times.Count(time => time <= 2000) * 100.0 / times.Count:0.00} %, never seen {missed}");
    }

    private static async Task PostAsync(HttpClient api, long lead, int number)
    {
        using var answer = await api.PostAsJsonAsync("api/v1/events", new { eventId = Guid.NewGuid().ToString("N"), type = "page-viewed", occurredAt = TimeProvider.System.GetUtcNow(), leadId = lead, subject = PageViewer.Mark(number) });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        for (var began = TimeProvider.System.GetUtcNow(); !isSo() && TimeProvider.System.GetUtcNow() - began < Patience;)
        {
            await Task.Delay(Beat, TimeProvider.System);
        }
    }
}
