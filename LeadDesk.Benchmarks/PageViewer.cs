using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Benchmarks;

/// <summary>One signed-in person with the queue open: speaks to the desk as the browser's script does, but looks at what it is sent instead of drawing it.</summary>
internal sealed partial class PageViewer : IAsyncDisposable
{
    private readonly CookieContainer cookies;
    private readonly Uri desk;
    private readonly HubConnection line;

    /// <param name="cookies">From signing in.</param>
    public PageViewer(Uri desk, CookieContainer cookies)
    {
        (this.desk, this.cookies) = (desk, cookies);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(desk, "_blazor"), options => options.Cookies = cookies);
        builder.Services.AddSingleton<IHubProtocol>(new BlazorPack());
        line = builder.Build();
        line.On<long, byte[]>("JS.RenderBatch", DrawnAsync);
        line.On<long, string, string, int, long, int>("JS.BeginInvokeJS", (call, _, _, _, _, _) => line.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,null]"));
    }

    /// <summary>The leads whose rows were drawn.</summary>
    public ConcurrentDictionary<long, bool> Leads { get; } = [];

    /// <summary>When each marked event was first seen on the page, by its number.</summary>
    public ConcurrentDictionary<int, DateTimeOffset> Seen { get; } = [];

    public static string Mark(int number) => $"/watched/{number}.";

    public static async Task<CookieContainer> SignInAsync(Uri desk, string email, string password)
    {
        var signedIn = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = signedIn };
        using var http = new HttpClient(handler) { BaseAddress = desk };
        var form = await http.GetStringAsync(new Uri("sign-in", UriKind.Relative));
        using var filled = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", Token().Match(form).Groups["it"].Value), new("_handler", "sign-in"), new("Form.Email", email), new("Form.Password", password),
        ]);
        (await http.PostAsync(new Uri("sign-in", UriKind.Relative), filled)).EnsureSuccessStatusCode();
        return signedIn;
    }

    public async Task OpenAsync()
    {
        using var handler = new HttpClientHandler { CookieContainer = cookies };
        using var http = new HttpClient(handler) { BaseAddress = desk };
        var page = await http.GetStringAsync(new Uri("queue", UriKind.Relative));
        var parts = Marker().Matches(page).Select((found, at) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = at + 1, ["marker"] = JsonNode.Parse(found.Groups["it"].Value) });
        var update = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. parts]) };
        await line.StartAsync();
        await line.InvokeAsync<string>("StartCircuit", desk.ToString(), new Uri(desk, "queue").ToString(), "[]", "");
        await line.SendAsync("UpdateRootComponents", update.ToJsonString(JsonSerializerOptions.Default), State().Match(page).Groups["it"].Value);
    }

    public ValueTask DisposeAsync() => line.DisposeAsync();

    private Task DrawnAsync(long batch, byte[] drawn)
    {
        var text = Encoding.UTF8.GetString(drawn);

        foreach (Match row in Row().Matches(text))
        {
            Leads[long.Parse(row.Groups["it"].Value, CultureInfo.InvariantCulture)] = true;
        }

        foreach (Match mark in Marked().Matches(text))
        {
            Seen.TryAdd(int.Parse(mark.Groups["it"].Value, CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow());
        }

        return line.SendAsync("OnRenderCompleted", batch, (string?)null);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<!--Blazor:(?<it>\\{\"type\":\"server\".*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<it>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();

    [GeneratedRegex(@"leads/(?<it>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"/watched/(?<it>\d+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();

    /// <summary>SignalR's MessagePack under the name that pages use for it.</summary>
    private sealed class BlazorPack : IHubProtocol
    {
        private readonly MessagePackHubProtocol pack = new();

        public string Name => "blazorpack";
        public int Version => pack.Version;
        public TransferFormat TransferFormat => pack.TransferFormat;

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => pack.GetMessageBytes(message);
        public bool IsVersionSupported(int version) => pack.IsVersionSupported(version);
        public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) => pack.TryParseMessage(ref input, binder, out message);
        public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => pack.WriteMessage(message, output);
    }
}
