using LeadDesk.Core.Data;
using Microsoft.Data.Sqlite;

namespace LeadDesk.Core.Exchange.Export;

/// <summary>Where exports are kept and laid, and from what size admins are told.</summary>
public sealed class ExportOptions
{
    /// <summary>Where files are kept to be fetched again; empty for a folder beside the data.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Where exports that go to a folder are laid; empty for "delivered" within the other.</summary>
    public string Delivered { get; set; } = "";

    /// <summary>From so many rows on, admins are told that somebody took them out; 0 for never.</summary>
    public long AlertRows { get; set; } = 10_000;

    /// <summary>What people type to reach the desk, for links in files that leave by themselves; empty for none. It is the one of mails.</summary>
    public string Address { get; set; } = "";

    public string FolderBeside(DatabaseOptions database)
    {
        if (Folder.Length > 0)
        {
            return Path.GetFullPath(Folder);
        }

        var file = database.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(database.ConnectionString).DataSource : "data/leaddesk.db";
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "exports");
    }
}
