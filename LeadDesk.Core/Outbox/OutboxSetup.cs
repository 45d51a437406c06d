using LeadDesk.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Outbox;

public static class OutboxSetup
{
    public static IServiceCollection AddOutbox(this IServiceCollection services, MailOptions options, DatabaseOptions database) => services
        .AddSingleton(new Post(options, options.FolderBeside(database)))
        .AddSingleton<SendMail>()
        .AddSingleton<OutboxList>()
        .AddSingleton<SendAgain>();
}
