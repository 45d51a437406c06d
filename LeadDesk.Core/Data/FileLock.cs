namespace LeadDesk.Core.Data;

/// <summary>A lock between processes that the operating system gives back when its holder dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another process holds it.
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }
}
