using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Segments;

internal static class SegmentsSetup
{
    public static IServiceCollection AddSegments(this IServiceCollection services) => services
        .AddSingleton<SegmentFilter>()
        .AddSingleton<SegmentList>()
        .AddSingleton<SegmentChoices>()
        .AddSingleton<SegmentPage>()
        .AddSingleton<SegmentMoves>()
        .AddSingleton<CountSegment>()
        .AddSingleton<SaveSegment>()
        .AddSingleton<FreezeSegment>()
        .AddSingleton<DeleteSegment>()
        .AddSingleton<CountDay>();
}
