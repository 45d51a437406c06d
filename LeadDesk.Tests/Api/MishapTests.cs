using System.Net;
using System.Text.RegularExpressions;
using LeadDesk.Core.Data;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Api;

public sealed class MishapTests
{
    [Fact]
    public async Task What_nobody_foresaw_is_a_problem_with_the_reference_that_the_log_has()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = new TestApp(("Demo:Enabled", "false"), ("Api:BootstrapKey", ApiApp.BootstrapKey));
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", ApiApp.BootstrapKey);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContextAsync(stop);
        await db.Database.ExecuteSqlAsync($"ALTER TABLE LeadTags RENAME TO Elsewhere", stop);

        var response = await http.GetAsync("/api/v1/leads?q=x&tag=y", stop);

        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var detail = (string?)(await ApiApp.JsonAsync(response))["detail"];
        var reference = Regex.Match(detail!, "reference ([0-9A-F]{7})").Groups[1].Value;
        Assert.NotEmpty(reference);
        Assert.Single(app.Log.Lines, line => line.Contains($"GET /api/v1/leads failed, reference {reference}", StringComparison.Ordinal));
    }
}
