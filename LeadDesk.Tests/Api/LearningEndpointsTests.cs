using System.Net;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Api;

public sealed class LearningEndpointsTests
{
    private static readonly string[] Leaks = ["Tags", "Lead Quality", "Lead Profile"];

    private static readonly string[] Honest =
    [
        "Origin", "Source", "Website visits", "Seconds on site", "Pages per visit", "Occupation", "Country", "City", "Specialization", "Do not e-mail", "What matters most to you in choosing a course",
        "How did you hear about X Education", "A free copy of Mastering The Interview",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_outcomes_it_says_how_many_are_missing_and_gives_no_number()
    {
        await using var app = new ApiApp();
        var refused = await app.PostAsync("/api/v1/learning/train", "");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("0 of 40", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var model = await ApiApp.JsonAsync(await app.GetAsync("/api/v1/learning/model"));
        Assert.Equal((false, "not enough outcomes yet (0 of 40)", null), ((bool)model["ready"]!, (string?)model["message"], (double?)model["auc"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Stranger().GetAsync("/api/v1/learning/model", Stop)).StatusCode);
    }

    // From the file to the figures as another program would do it. Only the oldest 80 % are learned from, and what leaks is found by itself.
    [Fact]
    public async Task Real_leads_from_a_file_are_learned_from_as_well_as_promised()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("LEADDESK_DATA") ?? Path.Combine(Root(), "..", "shared", "data"), "x_education", "leads.csv");
        Assert.SkipUnless(File.Exists(file), "x_education/leads.csv is not on this machine; LEADDESK_DATA names its folder.");
        await using var app = new ApiApp();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(file, Stop)), "file", "leads.csv" } };
        Assert.Equal(HttpStatusCode.Accepted, (await app.Http.PostAsync("/api/v1/imports", form, Stop)).StatusCode);
        await RunAsync(app);

        var started = await app.PostAsync("/api/v1/learning/train", "");
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await RunAsync(app);
        Assert.Equal("finished", (string?)(await ApiApp.JsonAsync(await app.GetAsync(started.Headers.Location!.ToString())))["state"]);

        var model = await ApiApp.JsonAsync(await app.GetAsync("/api/v1/learning/model"));
        Assert.Equal((2877, 4515, 5913, 1479), ((int)model["won"]!, (int)model["lost"]!, (int)model["learnedFrom"]!, (int)model["heldOut"]!));
        Assert.InRange((double)model["auc"]!, 0.87, 0.92);
        Assert.InRange((double)model["logLoss"]!, 0.3, 0.43);
        Assert.InRange((double)model["ece"]!, 0, 0.03);
        var leftOut = model["leftOut"]!.AsArray().Select(one => (string?)one!["name"]).ToList();
        Assert.Empty(Leaks.Except(leftOut));
        Assert.Empty(Honest.Intersect(leftOut));

        await using var db = app.Open();
        var lead = await db.Leads.Where(l => l.Stage == Stage.Customer).OrderBy(l => l.Id).LastAsync(Stop);
        var score = await ApiApp.JsonAsync(await app.GetAsync($"/api/v1/leads/{lead.Id}/score"));
        Assert.Equal(lead.Probability!.Value, 100 * (double)score["probability"]!, 0.051);
        Assert.All(score["reasons"]!.AsArray(), reason => Assert.InRange((double)reason!["rate"]!, (double)reason["low"]!, (double)reason["high"]!));
    }

    // Waits for whatever is under way, and does what waits.
    private static async Task RunAsync(ApiApp app)
    {
        while (await app.Services.GetRequiredService<JobRunner>().RunNextAsync(Stop))
        {
        }
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../.."));
}
