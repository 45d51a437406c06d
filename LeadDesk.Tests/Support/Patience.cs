using System.Runtime.CompilerServices;
using Bunit;

namespace LeadDesk.Tests.Support;

/// <summary>How long a page in a test may take to show something; a busy machine needs more than bUnit's one second.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Take() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);
}
