namespace LeadDesk.Web.Security;

public static class SafeAddress
{
    /// <summary>
    /// Where to go after signing in or out: the wanted page of this desk, or its start. Whatever a browser could read as another host
    /// (slashes in front, backslashes, and the control characters that browsers leave out) goes to the start.
    /// </summary>
    public static string Of(string? wanted)
    {
        var path = wanted?.TrimStart('/') ?? "";
        return path.Any(letter => char.IsControl(letter) || letter == '\\') ? "/" : "/" + path;
    }
}
