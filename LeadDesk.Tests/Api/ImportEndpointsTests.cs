using System.Net;
using System.Text;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Team;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Api;

public sealed class ImportEndpointsTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string File = "Id,First name,Colour\n\"api-1\",Ann,red\n,,blue\n";

    [Fact]
    public async Task A_file_is_imported_in_the_background_and_its_bad_rows_come_back()
    {
        var response = await PostAsync(("file", File));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var location = response.Headers.Location!.ToString();
        var importId = long.Parse(location.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await app.Services.GetRequiredService<Core.Desk.Jobs.JobRunner>().RunNextAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await app.Services.GetRequiredService<FindImport>().RunAsync(Actor.Desk, importId, TestContext.Current.CancellationToken));

        var done = await ApiApp.JsonAsync(await app.GetAsync(location));
        Assert.Equal(("finished", 1, 1), ((string?)done["job"]!["state"], (int)done["created"]!, (int)done["refused"]!));
        Assert.Contains("blue", await (await app.GetAsync(location + "/errors.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public static TheoryData<string, string?, string> BadParts => new()
    {
        { "", null, "empty" },
        { File, "{\"columns\":[{\"column\":\"Nope\",\"target\":\"email\"}]}", "no column" },
        { File, "{\"columns\":[{\"column\":\"Id\",\"target\":\"shoeSize\"}]}", "shoeSize" },
        { File, "{\"colums\":[]}", "mapping" },
        { File, "[1", "mapping" },
    };

    [Theory]
    [MemberData(nameof(BadParts))]
    public async Task A_bad_file_or_mapping_is_refused_with_its_part_named(string file, string? mapping, string words)
    {
        var response = await (mapping is null ? PostAsync(("file", file)) : PostAsync(("file", file), ("mapping", mapping)));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_form_or_has_no_key_is_refused()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.PostAsync("/api/v1/imports", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Stranger().GetAsync("/api/v1/imports/1", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/api/v1/imports/987654")).StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(params (string Name, string Text)[] parts)
    {
        using var form = new MultipartFormDataContent();

        foreach (var (name, text) in parts)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            form.Add(part, name, name + ".txt");
        }

        return await app.Http.PostAsync("/api/v1/imports", form, TestContext.Current.CancellationToken);
    }
}
