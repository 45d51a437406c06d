using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Grades;

public static class GradesSetup
{
    public static IServiceCollection AddGrades(this IServiceCollection services) => services
        .AddSingleton<GradeMatrix>()
        .AddSingleton<LeadsInCell>();
}
