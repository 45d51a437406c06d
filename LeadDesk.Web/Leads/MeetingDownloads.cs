using System.Security.Claims;
using System.Text;
using LeadDesk.Core.Desk.Tasks;
using LeadDesk.Web.Security;

namespace LeadDesk.Web.Leads;

internal static class MeetingDownloads
{
    public static void MapMeetings(this WebApplication app) => app.MapGet("/leads/{leadId:long}/tasks/{taskId:long}.ics", FileAsync).RequireAuthorization();

    private static async Task<IResult> FileAsync(long leadId, long taskId, HttpRequest request, ClaimsPrincipal user, MeetingFile meeting, CancellationToken cancellationToken) =>
        CurrentActor.Of(user) is { } actor && await meeting.AskAsync(actor, leadId, taskId, $"{request.Scheme}://{request.Host}/leads/{leadId}", cancellationToken) is { } file
            ? TypedResults.File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"next-step-{taskId}.ics")
            : TypedResults.NotFound();
}
