namespace LeadDesk.Web.Models;

/// <summary>What the editor asks before it goes on.</summary>
public enum EditorQuestion
{
    Changes,
    Discard,
    Publish,
    Confirm,
}
