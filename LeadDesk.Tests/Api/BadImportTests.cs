using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LeadDesk.Tests.Api;

public sealed class BadImportTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string File = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nId,Colour\nbad-1,red\n\r\n";

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "multipart/form-data", File + "--b--\r\n", "boundary" },
        { "multipart/form-data; boundary=" + new string('x', 300), File + "--b--\r\n", "boundary" },
        { "multipart/form-data; boundary=b", "", "file" },
        { "multipart/form-data; boundary=b", "--b--\r\n", "file" },
        { "multipart/form-data; boundary=b", "nothing of the kind", "file" },
        { "multipart/form-data; boundary=b", File[..^20], "file" },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Dispo", "file" },
        { "multipart/form-data; boundary=b", "--b\r\nno header at all\r\n\r\nx\r\n--b--\r\n", "file" },
        { "multipart/form-data; boundary=b", File + File + "--b--\r\n", "file" },
        { "multipart/form-data; boundary=b", File + "--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n{\"col", "mapping" },
        { "multipart/form-data; boundary=b", File + "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--b--\r\n", "other" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task A_body_that_is_no_whole_form_is_refused_by_the_name_of_its_part(string type, string body, string member) => IsRefusedAsync(type, Encoding.UTF8.GetBytes(body), member);

    [Theory]
    [InlineData("", "mapping")]
    [InlineData("{", "mapping")]
    [InlineData("null", "mapping")]
    [InlineData("[]", "mapping")]
    [InlineData("{}", "mapping")]
    [InlineData("{\"columns\":[]}", "mapping")]
    [InlineData("{\"columns\":null}", "mapping.columns")]
    [InlineData("{\"columns\":[null]}", "mapping.columns[0]")]
    [InlineData("{\"columns\":[7]}", "mapping.columns[0]")]
    [InlineData("{\"columns\":[{}]}", "mapping.columns[0].column")]
    [InlineData("{\"columns\":[{\"column\":null}]}", "mapping.columns[0].column")]
    [InlineData("{\"columns\":[{\"column\":\"Id\",\"target\":\"externalId\",\"dates\":\"backwards\"}]}", "mapping.columns[0].dates")]
    [InlineData("{\"columns\":[{\"column\":\"Colour\",\"target\":\"new\",\"newField\":{}}]}", "mapping.columns[0].newField.name")]
    [InlineData("{\"columns\":[{\"column\":\"Colour\",\"target\":\"new\",\"newField\":{\"name\":\"x\",\"type\":\"moon\",\"choices\":[]}}]}", "mapping.columns[0].newField.type")]
    [InlineData("{\"columns\":[{\"column\":\"Colour\",\"target\":\"new\",\"newField\":{\"name\":\"x\",\"type\":\"choice\",\"choices\":[null]}}]}", "mapping.columns[0].newField.choices[0]")]
    [InlineData("{\"columns\":[{\"column\":\"Colour\",\"target\":\"new\",\"newField\":{\"name\":\"x\",\"type\":\"choice\",\"choices\":null}}]}", "mapping.columns[0].newField.choices")]
    [InlineData("{\"columns\":[{\"column\":\"Id\",\"target\":\"new\"}]}", "mapping")]
    [InlineData("{\"tags\":null}", "mapping.tags")]
    [InlineData("{\"tags\":[null]}", "mapping.tags[0]")]
    [InlineData("{\"notAnswered\":[null]}", "mapping.notAnswered[0]")]
    [InlineData("{\"ownerId\":\"me\"}", "mapping.ownerId")]
    [InlineData("{\"shape\":1}", "mapping.shape")]
    [InlineData("{\"tags\":[],\"tags\":[]}", "mapping.tags")]
    [InlineData("{\"source\":\"a\\u0000\"}", "mapping.source")]
    [InlineData("{\"source\":\"\\ud800\"}", "mapping.source")]
    [InlineData("{\"columns\":[{\"column\":\"Id\",\"target\":\"externalId\"}],\"market\":\"moon\"}", "mapping")]
    public Task A_mapping_that_is_not_right_is_refused_by_the_name_of_the_member(string mapping, string member) =>
        IsRefusedAsync("multipart/form-data; boundary=b", Encoding.UTF8.GetBytes(File + "--b\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n" + mapping + "\r\n--b--\r\n"), member);

    [Theory]
    [InlineData("createdTo=9999-12-31")]
    [InlineData("createdFrom=0001-01-01")]
    [InlineData("createdFrom=0001-01-01&createdTo=9999-12-31")]
    [InlineData("createdFrom=9999-12-31&createdTo=0001-01-01")]
    [InlineData("q=%EF%BF%BE")]
    [InlineData("tag=%EF%BF%BF")]
    public async Task Questions_at_the_edge_are_answered(string query) => Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("/api/v1/leads?" + query)).StatusCode);

    [Fact]
    public async Task What_is_no_character_is_kept_as_the_sign_for_that()
    {
        var response = await app.PostAsync("/api/v1/leads", """{"externalId": "edge\ufffe", "firstName": "a\ufffeb", "company": "C\uffff"}""");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var lead = await ApiApp.JsonAsync(await app.GetAsync(response.Headers.Location!.ToString()));
        Assert.Equal(("edge\ufffd", "a\ufffdb", "C\ufffd"), ((string?)lead["externalId"], (string?)lead["firstName"], (string?)lead["company"]));
        Assert.Equal(HttpStatusCode.OK, (await app.PostAsync("/api/v1/leads", """{"externalId": "edge\ufffe", "firstName": "c"}""")).StatusCode);
    }

    private async Task IsRefusedAsync(string type, byte[] body, string member)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var response = await app.Http.PostAsync("/api/v1/imports", content, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await ApiApp.JsonAsync(response);
        Assert.True(problem["errors"]?.AsObject().ContainsKey(member), problem.ToJsonString());
    }
}
