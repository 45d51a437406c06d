using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Notifications;

public static class NotificationsSetup
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticeHub>()
        .AddSingleton<NewNotices>()
        .AddSingleton<MyNotices>()
        .AddSingleton<ReadNotices>()
        .AddSingleton<SaveNoticeSettings>()
        .AddSingleton<SendDigests>();
}
