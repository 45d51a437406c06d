namespace LeadDesk.Tests.Support;

/// <summary>Browser tests run one after the other: each brings a whole app and a browser page, and two at once starve each other on two cores.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests
{
    public const string Name = "Browser";
}
