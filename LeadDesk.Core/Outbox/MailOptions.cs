using LeadDesk.Core.Data;
using Microsoft.Data.Sqlite;

namespace LeadDesk.Core.Outbox;

/// <summary>How mail leaves the desk: by SMTP, or as .eml files in a folder until a host is set.</summary>
public sealed class MailOptions
{
    public string Host { get; set; } = "";
    public int Port { get; set; } = 587;

    /// <summary>Empty to send without signing in.</summary>
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>STARTTLS; a server without it is then refused.</summary>
    public bool Tls { get; set; } = true;
    public string From { get; set; } = "LeadDesk <leaddesk@localhost>";

    /// <summary>Where .eml files go; empty for a folder beside the data.</summary>
    public string Folder { get; set; } = "";

    /// <summary>What people type to reach the desk, such as https://desk.example, so that mails can link to it; empty for none.</summary>
    public string Address { get; set; } = "";

    public string FolderBeside(DatabaseOptions database)
    {
        if (Folder.Length > 0)
        {
            return Path.GetFullPath(Folder);
        }

        var file = database.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(database.ConnectionString).DataSource : "data/leaddesk.db";
        return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "mail");
    }
}
