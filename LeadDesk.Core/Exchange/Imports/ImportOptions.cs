using LeadDesk.Core.Data;
using Microsoft.Data.Sqlite;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>Where uploads are kept, and how large they may be.</summary>
public sealed class ImportOptions
{
    /// <summary>200 MB.</summary>
    public long MaxBytes { get; set; } = 200L * 1024 * 1024;

    /// <summary>The uploads folder; empty for one beside the data.</summary>
    public string Folder { get; set; } = "";

    public string FolderBeside(DatabaseOptions database)
    {
        if (Folder.Length > 0)
        {
            return Path.GetFullPath(Folder);
        }

        var file = database.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(database.ConnectionString).DataSource : "data/leaddesk.db";
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "uploads");
    }
}
