using System.Text.Json;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Models;

/// <summary>Reads a made-up lead from JSON: the members of the API's lead, and "events" with type, occurredAt or daysAgo, subject and campaign.</summary>
internal sealed class MadeUpJson(MadeUpLead made, IReadOnlyList<LeadField> fields, DateTimeOffset now)
{
    public void Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);

            foreach (var member in document.RootElement.EnumerateObject())
            {
                ReadMember(member);
            }
        }
        catch (JsonException failure)
        {
            made.Refuse($"Line {failure.LineNumber + 1}, place {failure.BytePositionInLine + 1}: this is no JSON. {failure.Message.Split(" LineNumber")[0]}");
        }
    }

    private void ReadMember(JsonProperty member)
    {
        switch (member.Name, member.Value.ValueKind)
        {
            case ("events", JsonValueKind.Array):
                foreach (var (i, happened) in member.Value.EnumerateArray().Index())
                {
                    ReadEvent($"events[{i}]", happened);
                }

                break;
            case ("custom", JsonValueKind.Object):
                foreach (var own in member.Value.EnumerateObject())
                {
                    Set($"custom.{own.Name}", LeadFields.CustomPrefix + own.Name, own.Value);
                }

                break;
            case ("tags", JsonValueKind.Array):
                break;
            default:
                Set(member.Name, member.Name, member.Value);
                break;
        }
    }

    private void Set(string where, string key, JsonElement value)
    {
        var words = value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };

        if (words is null)
        {
            made.Refuse($"{where}: must be text, a number, true, false or null.");
        }
        else
        {
            made.Set(where, fields.FirstOrDefault(field => field.Key == key), where, words);
        }
    }

    private void ReadEvent(string where, JsonElement happened)
    {
        if (happened.ValueKind != JsonValueKind.Object || Text(happened, "type") is not { } type)
        {
            made.Refuse($"{where}: an event is an object with a type.");
            return;
        }

        var at = now;

        if (happened.TryGetProperty("daysAgo", out var days))
        {
            var read = days.ValueKind == JsonValueKind.Number && days.TryGetDouble(out var ago) && ago is >= 0 and <= 3650 ? ago : double.NaN;
            at = double.IsNaN(read) ? Wrong($"{where}: daysAgo must be a number from 0 to 3,650.") : now.AddDays(-read);
        }
        else if (happened.TryGetProperty("occurredAt", out var moment) && !(moment.ValueKind == JsonValueKind.String && moment.TryGetDateTimeOffset(out at)))
        {
            at = Wrong($"{where}: occurredAt must be a moment such as 2026-11-21T09:00:00Z.");
        }

        made.Happened(where, type, at.ToUniversalTime(), Text(happened, "subject"), Text(happened, "campaign"));
    }

    private DateTimeOffset Wrong(string problem)
    {
        made.Refuse(problem);
        return now;
    }

    private static string? Text(JsonElement of, string member) => of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
