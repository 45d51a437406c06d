using System.Security.Cryptography;
using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>The folder in which chosen files wait for their import, and stay for a resume or a second look.</summary>
public sealed class UploadFolder(string path, long maxBytes)
{
    public long MaxBytes { get; } = maxBytes;

    public string PathOf(string storedName) => Path.Combine(path, storedName);
    public string PathOf(Import import) => PathOf(import.StoredName);

    /// <summary>Keeps a stream as a file; null when it is longer than allowed, and then nothing stays.</summary>
    public async Task<(string StoredName, long Bytes, string Sum)?> KeepAsync(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        var name = $"{Guid.NewGuid():N}.upload";
        var whole = false;

        try
        {
            await using var file = File.Create(PathOf(name));
            using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var piece = new byte[128 * 1024];

            for (var read = await content.ReadAsync(piece, cancellationToken); read > 0; read = await content.ReadAsync(piece, cancellationToken))
            {
                if (file.Length + read > MaxBytes)
                {
                    return null;
                }

                sum.AppendData(piece, 0, read);
                await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            }

            whole = true;
            return (name, file.Length, Convert.ToHexString(sum.GetHashAndReset()));
        }
        finally
        {
            if (!whole)
            {
                Forget(name);
            }
        }
    }

    /// <summary>What the kept file's bytes come to now.</summary>
    public async Task<string> SumAsync(Import import, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(PathOf(import));
        return Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Takes away files that were kept before a moment: an import can be gone on with and undone for that long, and people's data stays no longer.</summary>
    public void ForgetOlderThan(DateTimeOffset moment)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(path, "*.upload").Where(file => File.GetLastWriteTimeUtc(file) < moment.UtcDateTime))
        {
            File.Delete(file);
        }
    }

    public void Forget(string storedName) => File.Delete(PathOf(storedName));
}
