using System.Globalization;
using LeadDesk.Web.Security;
using Microsoft.JSInterop;

namespace LeadDesk.Web.Shared;

/// <summary>Half-written notes, one for each person and lead. The browser keeps them for its tab until they are saved, over other pages and reloads.</summary>
public sealed class Drafts(IJSRuntime browser, CurrentActor me)
{
    public async Task<string?> ReadAsync(long leadId) => await browser.InvokeAsync<string?>("sessionStorage.getItem", await KeyAsync(leadId));

    /// <summary>The lead that was opened beside a list before this page, once; null for somebody who comes from elsewhere.</summary>
    public async Task<long?> CameFromAsync() => long.TryParse(await browser.InvokeAsync<string?>("leadDesk.came"), CultureInfo.InvariantCulture, out var lead) ? lead : null;

    /// <summary>Blank text leaves nothing behind.</summary>
    public async Task KeepAsync(long leadId, string? text)
    {
        var key = await KeyAsync(leadId);
        await (string.IsNullOrWhiteSpace(text) ? browser.InvokeVoidAsync("sessionStorage.removeItem", key) : browser.InvokeVoidAsync("sessionStorage.setItem", key, text));
    }

    // The next person in the same tab must not read what the last one wrote.
    private async Task<string> KeyAsync(long leadId)
    {
        var person = (await me.GetAsync()).UserId;
        return string.Create(CultureInfo.InvariantCulture, $"ld-note-{person}-{leadId}");
    }
}
