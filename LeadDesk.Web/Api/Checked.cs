namespace LeadDesk.Web.Api;

/// <summary>A part of a request that was read and checked before the endpoint runs.</summary>
internal interface IChecked
{
    /// <summary>The answer when the part is not as it should be.</summary>
    IResult? Problem { get; }
}

internal static class Checked
{
    /// <summary>Answers with the first problem, so that an endpoint only ever sees what is sound.</summary>
    public static ValueTask<object?> RefuseWhatWasWrong(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<IChecked>().Select(part => part.Problem).FirstOrDefault(problem => problem is not null) is { } problem
            ? ValueTask.FromResult<object?>(problem)
            : next(context);
}
