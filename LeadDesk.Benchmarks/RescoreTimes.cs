namespace LeadDesk.Benchmarks;

internal static class RescoreTimes
{
    public static Task PrintAsync(int leads) => Task.FromResult(leads);
}
