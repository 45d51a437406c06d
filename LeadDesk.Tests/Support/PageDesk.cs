using Bunit;
using LeadDesk.Core.Data;
using LeadDesk.Core.Team;
using LeadDesk.Web.Security;
using LeadDesk.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Tests.Support;

/// <summary>Pages of a real desk as one person sees them, without a browser.</summary>
public sealed class PageDesk : IAsyncDisposable
{
    private readonly BunitContext page = new();

    public PageDesk(Role role)
    {
        Me = Desk.AddPerson("Mo", role);
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddSingleton<TimeProvider>(Desk.Clock).AddSingleton<AuthenticationStateProvider>(new Visitor(Me)).AddSingleton<CurrentActor>();
        page.Services.AddFallbackServiceProvider(Desk.Services);
        page.Renderer.SetRendererInfo(new("Server", isInteractive: true));
    }

    public TestDesk Desk { get; } = new();
    public Actor Me { get; }

    /// <summary>Where the pages have led.</summary>
    public string Address => page.Services.GetRequiredService<NavigationManager>().Uri;

    public IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>>? set = null)
        where T : IComponent => page.Render<T>(parts =>
    {
        parts.AddCascadingValue(ViewerClock.In(null, Desk.Clock));
        set?.Invoke(parts);
    });

    public void Add(Action<LeadDb> change)
    {
        using var db = Desk.Open();
        change(db);
        db.SaveChanges();
    }

    public async ValueTask DisposeAsync()
    {
        await page.DisposeAsync();
        Desk.Dispose();
    }
}

internal static class Clicking
{
    public static AngleSharp.Dom.IElement Button<T>(this IRenderedComponent<T> shown, string text)
        where T : IComponent => shown.FindAll("button").First(button => button.TextContent.Contains(text, StringComparison.Ordinal));
}
