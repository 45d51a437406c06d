namespace LeadDesk.Web.Api;

/// <summary>Every error of the API as application/problem+json, whatever the client says it accepts.</summary>
internal static class Problems
{
    public static IResult Of(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "Not found", detail);

    /// <param name="errors">What is wrong, by the path of the member.</param>
    public static IResult Invalid(IDictionary<string, string[]> errors) => TypedResults.ValidationProblem(errors,
        detail: "Nothing was changed. " + string.Join(" ", errors.Take(3).Select(error => $"{error.Key}: {error.Value[0].TrimEnd('.')}.")), title: "The request is not valid");

    public static IResult Invalid(string member, string reason) => Invalid(new Dictionary<string, string[]> { [member] = [reason] });

    /// <summary>Gives a body to what was refused before an endpoint ran. What nobody foresaw is left to the desk's own handler, which knows /api.</summary>
    public static void UseProblems(this IApplicationBuilder api)
    {
        api.UseStatusCodePages(context => Of(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
        api.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
            {
                // A body that breaks off, chunks that are none: the client's doing.
                await Of(bad.StatusCode).ExecuteAsync(context);
            }
            catch (Exception broken) when (broken is IOException or InvalidDataException && context.Request.HasFormContentType && !context.Response.HasStarted)
            {
                await Of(StatusCodes.Status400BadRequest, "Broken upload", "The multipart body broke off or is none. Nothing was changed; send it again.").ExecuteAsync(context);
            }
        });
    }

    private static IResult Of(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound("Nothing at this address answers this method; /openapi/v1.json lists what there is."),
        StatusCodes.Status405MethodNotAllowed => Of(status, "Method not allowed", "This address does not answer that method."),
        StatusCodes.Status413PayloadTooLarge => Of(status, "Too large", "The request is too large."),
        StatusCodes.Status415UnsupportedMediaType => WrongContentType(),
        _ => TypedResults.Problem(statusCode: status),
    };

    public static IResult WrongContentType() =>
        Of(StatusCodes.Status415UnsupportedMediaType, "Wrong content type", "Send the body as application/json in UTF-8.");
}
