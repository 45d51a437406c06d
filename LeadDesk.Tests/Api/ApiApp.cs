using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LeadDesk.Core.Data;
using LeadDesk.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Api;

/// <summary>The whole app on an empty database, with a key for everything.</summary>
public sealed class ApiApp : WebApplicationFactory<Program>
{
    public const string BootstrapKey = "tests-have-the-key";

    private readonly string file = Path.Combine(Path.GetTempPath(), $"leaddesk-{Guid.NewGuid():N}.db");

    public ApiApp()
    {
        ReadyDatabase.CopyTo(file, ("Demo:Enabled", "false"));
        UseKestrel(0);
        StartServer();
        Http = CreateClient();
        Http.DefaultRequestHeaders.Add("X-Api-Key", BootstrapKey);
    }

    public HttpClient Http { get; }

    /// <summary>Asks without a key.</summary>
    public HttpClient Stranger() => CreateClient();

    public LeadDb Open() => Services.GetRequiredService<IDbContextFactory<LeadDb>>().CreateDbContext();

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Http.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(path, TestContext.Current.CancellationToken);

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Database:Provider", "Sqlite")
        .UseSetting("Database:ConnectionString", $"Data Source={file};Pooling=False")
        .UseSetting("Import:Folder", file + ".uploads")
        .UseSetting("Demo:Enabled", "false")
        .UseSetting("Api:BootstrapKey", BootstrapKey);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        File.Delete(file);

        if (Directory.Exists(file + ".uploads"))
        {
            Directory.Delete(file + ".uploads", recursive: true);
        }
    }
}
