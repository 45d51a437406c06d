using System.Globalization;
using System.Text.Json;

namespace LeadDesk.Core.Exchange.Imports;

/// <summary>What an import's jobs need to know.</summary>
internal static class ImportJobInput
{
    /// <summary>Always the same text for the same import, so that its jobs can be found by it.</summary>
    public static string Of(long importId) => string.Create(CultureInfo.InvariantCulture, $"{{\"importId\":{importId}}}");

    public static long ImportId(string input)
    {
        using var json = JsonDocument.Parse(input);
        return json.RootElement.GetProperty("importId").GetInt64();
    }
}
