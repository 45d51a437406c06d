namespace LeadDesk.Web.Models;

public enum SaveState
{
    Saved,
    Waiting,
    Saving,
    Failed,
}
