namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>A file that cannot be read any further.</summary>
public sealed class BrokenTableException(long line, Exception? cause = null) : Exception($"The file is broken from row {line:N0} on.", cause)
{
    /// <param name="kept">What has become of it: nothing was kept, or what was imported before.</param>
    public string Say(string kept) => $"The file is broken and cannot be read from row {line:N0} on. {kept} Open it in your spreadsheet program, save it again and choose that file.";
}
