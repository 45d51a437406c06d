using System.Net;
using System.Net.WebSockets;
using LeadDesk.Core.Desk.People;
using LeadDesk.Tests.Support;

namespace LeadDesk.Tests.Security;

public sealed class LiveConnectionTests
{
    private const string Foreign = "https://evil.example";

    [Fact]
    public async Task It_is_for_signed_in_people_on_our_own_pages_only()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);
        var here = app.Address.TrimEnd('/');

        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(client, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await NegotiateAsync(client, here));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, Foreign));

        await client.SignInAsync("rep@leaddesk.demo", MakeDemoPeople.Password);

        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(client, null));
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(client, here));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, Foreign));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, "null"));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(client, "http://127.0.0.1:1"));
    }

    [Fact]
    public async Task A_socket_is_no_way_round()
    {
        await using var app = new TestApp(("Demo:Leads", "false"));
        using var client = new RawClient(app);
        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(app, client, app.Address.TrimEnd('/')));

        await client.SignInAsync("rep@leaddesk.demo", MakeDemoPeople.Password);

        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(app, client, Foreign));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(app, client, app.Address.TrimEnd('/')));
    }

    private static async Task<HttpStatusCode> NegotiateAsync(RawClient client, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1");

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> ConnectAsync(TestApp app, RawClient client, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = client.Cookies;
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);

        try
        {
            await socket.ConnectAsync(new Uri(app.Address.Replace("http:", "ws:", StringComparison.Ordinal) + "_blazor"), TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }
}
