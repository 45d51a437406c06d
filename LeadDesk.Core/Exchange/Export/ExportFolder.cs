using LeadDesk.Core.Work;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>The folder in which files that left the desk are kept for thirty days, and the one into which saved exports are laid.</summary>
public sealed class ExportFolder(string path, string delivered)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Ending = ".export";

    /// <summary>Where saved exports are laid.</summary>
    public string Delivered { get; } = delivered;

    public string PathOf(string storedName) => Path.Combine(path, storedName);

    /// <summary>A new file to write into; whoever does not keep it has to forget it.</summary>
    public (FileStream File, string StoredName) Begin()
    {
        Directory.CreateDirectory(path);
        var name = $"{Guid.NewGuid():N}{Ending}";
        return (new(PathOf(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, bufferSize: 65536, FileOptions.Asynchronous), name);
    }

    public void Forget(string storedName) => File.Delete(PathOf(storedName));

    /// <summary>Copies a kept file to where others look for it; they never see a half one. A file of the same name is replaced.</summary>
    public void Deliver(string storedName, string fileName)
    {
        Directory.CreateDirectory(Delivered);
        var unfinished = Path.Combine(Delivered, $".{storedName}");

        try
        {
            File.Copy(PathOf(storedName), unfinished, overwrite: true);
            File.Move(unfinished, Path.Combine(Delivered, fileName), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Takes away what nobody can fetch any more.</summary>
    public void ForgetOlderThan(DateTimeOffset moment)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(path, $"*{Ending}").Where(file => File.GetLastWriteTimeUtc(file) < moment.UtcDateTime))
        {
            File.Delete(file);
        }
    }

    /// <summary>What a saved export's file is called: its name without what file systems refuse, and the day.</summary>
    public static string NameOf(ExportDefinition export, DateTimeOffset now)
    {
        var safe = string.Concat(export.Name.Select(letter => char.IsControl(letter) || "\\/:*?\"<>|[]".Contains(letter, StringComparison.Ordinal) ? ' ' : letter));
        return $"{string.Join(' ', safe.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.')} {now:yyyy-MM-dd HHmm}.{(export.IsCsv ? "csv" : "xlsx")}".TrimStart();
    }
}
