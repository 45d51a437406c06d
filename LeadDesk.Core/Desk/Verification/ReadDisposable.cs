using System.Security.Cryptography;
using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Leads.Verification;
using Microsoft.Extensions.Logging;

namespace LeadDesk.Core.Desk.Verification;

/// <summary>Reads the file of throw-away mail domains again when it has changed. When it is missing or broken, what was known before goes on being used.</summary>
public sealed partial class ReadDisposable(VerificationOptions options, DisposableShelf shelf, ILogger<ReadDisposable> log)
{
    private const long Largest = 64 * 1024 * 1024;

    private (DateTime Written, long Length) seen;

    /// <summary>Why the file is not used as it is now, in words for people; null when all is well or none is set.</summary>
    public string? Problem { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (options.DisposableFile.Length == 0)
        {
            return;
        }

        try
        {
            var file = new FileInfo(options.DisposableFile);
            var now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;

            if (!file.Exists)
            {
                seen = default;
                Tell("is not there");
            }
            else if (now != seen)
            {
                seen = now;
                Tell(now.Length > Largest ? "is larger than 64 MB" : Take(await File.ReadAllTextAsync(file.FullName, new UTF8Encoding(false, true), cancellationToken)));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException or ArgumentException or NotSupportedException)
        {
            seen = default;
            Tell(failure is DecoderFallbackException ? "is no text in UTF-8" : "cannot be read");
        }
    }

    private string? Take(string text)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

        if (DisposableDomains.TryRead(text.Split('\n'), name, out var read).Refusal is { } refusal)
        {
            return $"cannot be used. {refusal}";
        }

        shelf.Now = read;
        LogRead(read.Count);
        return null;
    }

    private void Tell(string? what)
    {
        var problem = what is null ? null : $"The file of throw-away mail domains (Verification:DisposableFile) {what.TrimEnd('.')}. The list before it goes on being used.";

        if (problem is not null && problem != Problem)
        {
            LogProblem(problem);
        }

        Problem = problem;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} throw-away mail domains are known now.")]
    private partial void LogRead(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogProblem(string problem);
}
