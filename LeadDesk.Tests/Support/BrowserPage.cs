using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace LeadDesk.Tests.Support;

/// <summary>A page of a browser that keeps what went wrong in it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();

    public BrowserPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" || message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                complaints.Enqueue($"{message.Text} ({message.Location})");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Console errors, uncaught exceptions and violations of the security policy so far.</summary>
    public IReadOnlyCollection<string> Complaints => complaints;

    public async Task SubmitSignInAsync(string email, string password)
    {
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>What axe finds wrong with the page as it is now; empty when nothing.</summary>
    public async Task<IReadOnlyList<string>> BarriersAsync()
    {
        var found = await Page.RunAxe();
        return [.. found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help} — {node.Html}"))];
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
