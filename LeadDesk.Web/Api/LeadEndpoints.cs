using System.Security.Claims;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Team;

namespace LeadDesk.Web.Api;

internal static class LeadEndpoints
{
    public static void MapLeads(this RouteGroupBuilder api)
    {
        api.MapPost("/leads", UpsertAsync).Needs(ApiScope.WriteLeads).WithTags("Leads")
            .WithSummary("Create a lead, or update the one with that externalId or email")
            .WithDescription("Members that are left out stay as they are, null empties a field, tags are added. Sending the same body again changes nothing.")
            .Produces<LeadAnswer>().Produces<LeadAnswer>(StatusCodes.Status201Created)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        api.MapGet("/leads", ListAsync).Needs(ApiScope.ReadLeads).WithTags("Leads")
            .WithSummary("List leads, page by page").Asks(LeadQuery.Members).Produces<LeadsAnswer>();

        api.MapGet("/leads/{id:long}", FindAsync).Needs(ApiScope.ReadLeads).WithTags("Leads")
            .WithSummary("Read one lead").Produces<LeadAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static IResult NoSuchLead(long id) => Problems.NotFound($"There is no lead {id}.");

    private static async Task<IResult> UpsertAsync(Body<LeadBody> body, ClaimsPrincipal key, UpsertLead upsert, ReadLead read, CancellationToken cancellationToken)
    {
        var (entry, errors) = body.Value.Read();

        if (errors.Count > 0)
        {
            return Problems.Invalid(errors);
        }

        var actor = key.AsApiActor();
        var upserted = await upsert.RunAsync(actor, entry, cancellationToken);

        if (upserted.Errors is { } wrong)
        {
            return Problems.Invalid(wrong.ToDictionary(error => error.Key, error => new[] { error.Value }));
        }

        if (upserted.Outcome.Refusal is { } refusal)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "Not possible now", refusal);
        }

        return await read.RunAsync(actor, upserted.LeadId, cancellationToken) is not { } record ? NoSuchLead(upserted.LeadId)
            : upserted.IsNew ? TypedResults.Created($"/api/v1/leads/{upserted.LeadId}", LeadAnswer.Of(record))
            : TypedResults.Ok(LeadAnswer.Of(record));
    }

    private static async Task<IResult> ListAsync(LeadQuery query, ClaimsPrincipal key, ReadLeads leads, CancellationToken cancellationToken)
    {
        var page = await leads.RunAsync(key.AsApiActor(), query.Filter, query.Order, query.Page, query.PageSize, cancellationToken);
        return TypedResults.Ok(new LeadsAnswer([.. page.Leads.Select(LeadAnswer.Of)], query.Page, query.PageSize, page.Total));
    }

    private static async Task<IResult> FindAsync(long id, ClaimsPrincipal key, ReadLead lead, CancellationToken cancellationToken) =>
        await lead.RunAsync(key.AsApiActor(), id, cancellationToken) is { } record ? TypedResults.Ok(LeadAnswer.Of(record)) : NoSuchLead(id);
}
