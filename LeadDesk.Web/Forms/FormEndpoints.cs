using LeadDesk.Core.Desk.Forms;
using LeadDesk.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadDesk.Web.Forms;

/// <summary>The forms as the world outside reaches them: without a key, without being signed in.</summary>
internal static class FormEndpoints
{
    private const string Gone = "There is no such form here any more. Nothing was sent.";

    public static IServiceCollection AddWebForms(this IServiceCollection services)
    {
        services.AddOptions<FormsOptions>().BindConfiguration("Forms").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<FormLimit>().AddSingleton<FormStamp>();
    }

    public static void MapForms(this WebApplication app)
    {
        var forms = app.MapGroup("/forms/{key}").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        forms.MapGet("", ShowAsync);
        forms.MapGet("/shown.js", ShownAsync);
        forms.MapMethods("", [HttpMethods.Options], AllowAsync);
        forms.MapPost("", TakeAsync);
    }

    private static async Task<IResult> ShowAsync(string key, HttpContext context, FindForm find, FormStamp stamps, CancellationToken cancellationToken)
    {
        if (await find.AskAsync(key, cancellationToken) is not { } form)
        {
            return Html(StatusCodes.Status404NotFound, FormPages.Refused("No such form", Gone));
        }

        FormHeaders.Frame(form.Form, context);
        return Html(StatusCodes.Status200OK, FormPages.Empty(form, stamps.Make(key), context.Request.Headers.Referer));
    }

    // Only the form's sites are meant to load it, but a script tag says nothing about its page; there is nothing in it to keep.
    private static async Task<IResult> ShownAsync(string key, HttpContext context, FindForm find, FormStamp stamps, CancellationToken cancellationToken)
    {
        if (await find.AskAsync(key, cancellationToken) is not { } form)
        {
            return TypedResults.NotFound();
        }

        FormHeaders.Frame(form.Form, context);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(FormSnippet.Script(key, stamps.Make(key)), "text/javascript; charset=utf-8");
    }

    private static async Task<IResult> AllowAsync(string key, HttpContext context, FindForm find, CancellationToken cancellationToken)
    {
        if (await find.AskAsync(key, cancellationToken) is { } form)
        {
            FormHeaders.Share(form.Form, context);
        }

        return TypedResults.NoContent();
    }

    private static async Task<IResult> TakeAsync(string key, HttpContext context, FindForm find, FormLimit limit, FormStamp stamps, SubmitForm submit, CancellationToken cancellationToken)
    {
        var wantsJson = WantsJson(context.Request);

        if (!limit.Admits(context, key))
        {
            context.Response.Headers.RetryAfter = FormLimit.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Refuse(wantsJson, StatusCodes.Status429TooManyRequests, "Too many forms", FormLimit.Refusal);
        }

        if (await find.AskAsync(key, cancellationToken) is not { } form)
        {
            return Refuse(wantsJson, StatusCodes.Status404NotFound, "No such form", Gone);
        }

        FormHeaders.Share(form.Form, context);
        FormHeaders.Frame(form.Form, context);

        if (!FormHeaders.Admits(form.Form, context.Request))
        {
            return Refuse(wantsJson, StatusCodes.Status403Forbidden, "Not from this site", $"This form does not take what is sent from {context.Request.Headers.Origin}. Nothing was sent. Whoever runs the site can be named in the form's settings.");
        }

        var (body, status, words) = await SentBody.ReadAsync(context.Request, cancellationToken);

        if (body is null)
        {
            return Refuse(wantsJson, status, "This cannot be taken", words!);
        }

        var submitted = await submit.RunAsync(form, body.ToPost(form, stamps, context.Request.Headers.Referer), cancellationToken);
        return submitted.Outcome.Succeeded ? Thank(form, wantsJson) : Mend(form, body, submitted, wantsJson);
    }

    private static IResult Thank(PublicForm form, bool wantsJson) => wantsJson ? TypedResults.Ok(new FormTaken(FormPages.ThanksOf(form.Form), form.Form.RedirectTo))
        : form.Form.RedirectTo is { } to ? new SeeOther(to)
        : Html(StatusCodes.Status200OK, FormPages.Thanks(form.Form));

    // The stamp stays: to put one word right takes less time than to fill in the whole.
    private static IResult Mend(PublicForm form, SentBody body, SubmittedForm submitted, bool wantsJson)
    {
        var problems = submitted.Problems.DistinctBy(problem => problem.Field).ToDictionary(problem => problem.Field, problem => problem.Text);
        return problems.Count == 0 ? Refuse(wantsJson, StatusCodes.Status409Conflict, "Not possible now", submitted.Outcome.Refusal!)
            : wantsJson ? Problems.Invalid(problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value }))
            : Html(StatusCodes.Status400BadRequest, FormPages.Form(form, body[FormNames.Stamp] ?? "", body.Values, problems, body[FormNames.Page]));
    }

    private static bool WantsJson(HttpRequest request) => request.HasJsonContentType() || request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);

    private static IResult Refuse(bool wantsJson, int status, string title, string words) => wantsJson ? Problems.Of(status, title, words) : Html(status, FormPages.Refused(title, words));

    private static ContentHttpResult Html(int status, string page) => TypedResults.Content(page, "text/html; charset=utf-8", null, status);

    /// <summary>After a POST the browser is to ask for the next page with GET.</summary>
    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}

/// <param name="Message">The thanks.</param>
/// <param name="RedirectTo">Where to go now; null to stay.</param>
internal sealed record FormTaken(string Message, string? RedirectTo);
