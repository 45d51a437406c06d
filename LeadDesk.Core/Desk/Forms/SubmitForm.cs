using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Events;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Verification;
using LeadDesk.Core.Team;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Core.Desk.Forms;

/// <summary>
/// Takes what was sent with a web form: a new lead, or what was empty of a known one, and an event "form submitted". Who fills the hidden field
/// changes no known lead and is no engagement; a new lead is kept with full suspicion, for the one person among a thousand programs.
/// </summary>
public sealed class SubmitForm(IDbContextFactory<LeadDb> databases, TimeProvider clock, UpsertLead upsert, TakeEvents events)
{
    private const int LongestPage = 300;

    public async Task<SubmittedForm> RunAsync(PublicForm form, FormPost post, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var (entry, problems) = Read(form, post);

        if (problems.Count > 0)
        {
            return new(Outcome.Refuse($"Nothing was sent yet. {problems[0].Name} {problems[0].Text}."), 0, problems);
        }

        // Whoever sends it is nobody we know; that the form is there and switched on was found by FindForm.
        var actor = Actor.Form(form.Form.Name);
        var upserted = await upsert.RunAsync(actor, entry, cancellationToken);

        if (!upserted.Outcome.Succeeded)
        {
            return new(upserted.Outcome, 0, [.. (upserted.Errors ?? new Dictionary<string, string>()).Select(error => new FieldProblem(error.Key, NameOf(form, error.Key), error.Value))]);
        }

        // Sent twice, as by a double click, it was kept the first time.
        if (!post.IsTrapped && (await events.RunAsync(actor, [EventOf(form.Form, post, upserted.LeadId, now)], cancellationToken))[0].Status == EventStatus.Duplicate)
        {
            return new(Outcome.Done, upserted.LeadId, []);
        }

        await KeepAsync(actor, form.Form, post, upserted, now, cancellationToken);
        return new(Outcome.Done, upserted.LeadId, []);
    }

    private static (LeadEntry Entry, List<FieldProblem> Problems) Read(PublicForm form, FormPost post)
    {
        var (values, problems) = (new Dictionary<string, FieldEntry> { ["origin"] = FieldEntry.Of("Web form") }, new List<FieldProblem>());

        foreach (var (field, isRequired) in form.Fields)
        {
            var text = post.Values.GetValueOrDefault(field.Key);

            if (string.IsNullOrWhiteSpace(text))
            {
                problems.AddRange(isRequired ? [new FieldProblem(field.Key, field.Name, field.Type == FieldType.YesNo ? "has to be ticked" : "is needed")] : Array.Empty<FieldProblem>());
                continue;
            }

            if (FieldRules.TryRead(field, text, out var value) is { Succeeded: false } wrong)
            {
                problems.Add(new(field.Key, field.Name, wrong.Refusal!));
            }
            else if (value.HasValue)
            {
                values[field.Key] = EntryOf(value);
            }
        }

        if (form.Form.Consent is { IsRequired: true } && post.Consent is null)
        {
            problems.Add(new(FormConsent.Field, "Consent", "has to be ticked"));
        }

        Put("source", form.Form.Source);
        Put("campaign", form.Form.Campaign);
        var isQuiet = form.Form.Consent is { IsQuiet: true } && post.Consent is null;
        return (new(values, []) { Known = post.IsTrapped ? KnownPolicy.LeaveAlone : KnownPolicy.FillEmpty, FormSigns = post.Signs, IsQuiet = isQuiet }, problems);

        void Put(string key, string? text)
        {
            if (text is not null)
            {
                values[key] = FieldEntry.Of(text);
            }
        }
    }

    private static FieldEntry EntryOf(FieldValue value) => value.Type switch
    {
        FieldType.Number => FieldEntry.Of(value.Number),
        FieldType.YesNo => FieldEntry.Of(value.Number > 0),
        _ => FieldEntry.Of(value.Text!),
    };

    // The id of what the browser was shown makes a double click one event.
    private static EventEntry EventOf(WebForm form, FormPost post, long leadId, DateTimeOffset now)
    {
        var subject = Page(post) is { } page ? $"{form.Name} on {page}" : form.Name;
        return new($"form-{form.Key}-{post.Sending}", "form-submitted", now, leadId, null, null, subject, form.Campaign);
    }

    private async Task KeepAsync(Actor actor, WebForm form, FormPost post, UpsertedLead upserted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.WriteAsync(ct =>
        {
            db.FieldChanges.AddRange(ConsentOf(actor, form, post, upserted.LeadId, now));
            db.FormSubmissions.Add(new() { FormId = form.Id, LeadId = upserted.LeadId, At = now, Page = Page(post), IsNew = upserted.IsNew, Signs = post.Signs });
            return db.SaveChangesAsync(ct);
        }, cancellationToken);
    }

    // A copy of the form in a page may still have the words of before: kept is what they had before their eyes, and that the form says otherwise.
    private static IEnumerable<FieldChange> ConsentOf(Actor actor, WebForm form, FormPost post, long leadId, DateTimeOffset now)
    {
        if (form.Consent is { } consent && !post.IsTrapped)
        {
            var seen = FormConsent.Line(post.Consent ?? "");
            var words = seen.Length is <= FormPost.Ticked or > FormConsent.LongestWords || seen == consent.Words ? consent.Words : $"{seen} {FormConsent.Otherwise}";
            yield return new() { LeadId = leadId, Field = FormConsent.Field, Before = post.Consent is null ? words : null, After = post.Consent is null ? null : words, At = now, By = actor.Name };
        }
    }

    // Without what follows the ?, where addresses and names may stand.
    private static string? Page(FormPost post)
    {
        if (!Uri.TryCreate(post.Page, UriKind.Absolute, out var page) || page.Scheme is not ("http" or "https"))
        {
            return null;
        }

        var place = Folding.Storable(page.Authority + page.AbsolutePath);
        return place.Length > LongestPage ? place[..LongestPage] : place;
    }

    private static string NameOf(PublicForm form, string key) => form.Fields.FirstOrDefault(field => field.Field.Key == key)?.Field.Name ?? key;
}

/// <summary>What somebody sent.</summary>
/// <param name="Values">By field key, as typed. What the form does not ask for is left out.</param>
/// <param name="Sending">The same for every send of one form that was shown; else made up anew.</param>
/// <param name="Page">The page on which the form was; null when the browser does not say.</param>
public sealed record FormPost(IReadOnlyDictionary<string, string?> Values, string Sending, string? Page, bool IsTrapped, bool IsTooFast)
{
    /// <summary>As long as this, what came with the box says no more than that it is ticked: "yes", "on", "true".</summary>
    internal const int Ticked = 4;

    /// <summary>The words that were agreed to, or "yes"; null when the box was left empty.</summary>
    public string? Consent { get; init; }

    public string? Signs => FormSign.Join(IsTrapped, IsTooFast);
}

/// <param name="Problems">What is wrong, by field.</param>
public sealed record SubmittedForm(Outcome Outcome, long LeadId, IReadOnlyList<FieldProblem> Problems);
