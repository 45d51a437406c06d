using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Calendars;

public static class CalendarsSetup
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<SeedCalendars>()
        .AddSingleton<CalendarList>()
        .AddSingleton<SaveCalendar>()
        .AddSingleton<DeleteCalendar>()
        .AddSingleton<ReckonDeadline>();
}
