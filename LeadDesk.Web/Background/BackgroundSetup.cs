namespace LeadDesk.Web.Background;

internal static class BackgroundSetup
{
    public static IServiceCollection AddBackground(this IServiceCollection services) => services
        .AddHostedService<DueRatingLoop>()
        .AddHostedService<PromiseLoop>()
        .AddHostedService<JobLoop>()
        .AddHostedService<MailLoop>()
        .AddHostedService<BellLoop>()
        .AddHostedService<PurgeLoop>()
        .AddHostedService<DuplicateLoop>()
        .AddHostedService<RoutingLoop>()
        .AddHostedService<RetrainLoop>()
        .AddHostedService<ChanceLoop>()
        .AddHostedService<NodeLoop>()
        .AddHostedService<SegmentLoop>()
        .AddHostedService<ExportLoop>()
        .AddHostedService<VerificationLoop>();
}
