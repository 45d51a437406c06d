using LeadDesk.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Outbox;

public static class OutboxSetup
{
    /// <param name="files">Where the files lie that go with mails.</param>
    public static IServiceCollection AddOutbox(this IServiceCollection services, MailOptions options, DatabaseOptions database, string files = "") => services
        .AddSingleton(new Post(options, options.FolderBeside(database), files))
        .AddSingleton<SendMail>()
        .AddSingleton<OutboxList>()
        .AddSingleton<SendAgain>();
}
