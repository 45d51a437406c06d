using System.Globalization;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Desk.Models;

/// <summary>A lead that is only thought of, to try a model on: never saved.</summary>
public sealed class MadeUpLead(DateTimeOffset now)
{
    /// <summary>So many problems are told; more would not help.</summary>
    private const int MostProblems = 8;

    private readonly List<string> problems = [];

    public Lead Lead { get; } = new() { CreatedAt = now, UpdatedAt = now };
    public List<Signal> Signals { get; } = [];
    public Outcome Outcome => problems.Count == 0 ? Outcome.Done : Outcome.Refuse(string.Join(' ', problems.Take(MostProblems)) + (problems.Count > MostProblems ? $" And {problems.Count - MostProblems} more." : ""));

    /// <summary>Reads JSON as the API takes it for a lead, with "events" if wanted, or lines such as "job title: CFO" and "event: page-viewed, /pricing, 3".</summary>
    public static MadeUpLead Read(string text, IReadOnlyList<LeadField> fields, DateTimeOffset now)
    {
        var made = new MadeUpLead(now);

        if (text.TrimStart().StartsWith('{'))
        {
            new MadeUpJson(made, fields, now).Read(text);
        }
        else
        {
            made.ReadLines(text, fields, now);
        }

        return made;
    }

    public void Refuse(string problem) => problems.Add(problem);

    /// <param name="where">Begins the sentence when something is wrong, such as "Line 3".</param>
    public void Set(string where, LeadField? field, string name, string? value)
    {
        if (field is null)
        {
            Refuse($"{where}: \"{name}\" is no field of a lead.");
        }
        else if (FieldText.TryRead(field.Type, value, field.Choices, out var read) is { Succeeded: false } outcome)
        {
            Refuse($"{where}: \"{value}\" {outcome.Refusal}.");
        }
        else if (field.Key == "company")
        {
            Company().Name = read.Text ?? "";
        }
        else if (field.Set is null)
        {
            Refuse($"{where}: {field.Name} follows from other fields and cannot be written.");
        }
        else
        {
            if (field.IsCompany)
            {
                Company();
            }

            field.Set(Lead, read);
        }
    }

    public void Happened(string where, string type, DateTimeOffset at, string? subject, string? campaign)
    {
        if (!EventType.IsSlug(type))
        {
            Refuse($"{where}: \"{type}\" is no event type; lower-case letters, digits and hyphens, such as page-viewed.");
            return;
        }

        Signals.Add(new(type, at, subject, campaign));
    }

    private Account Company() => Lead.Account ??= new() { Name = "" };

    private void ReadLines(string text, IReadOnlyList<LeadField> fields, DateTimeOffset now)
    {
        foreach (var (i, line) in text.Split('\n').Index().Where(entry => !string.IsNullOrWhiteSpace(entry.Item)))
        {
            var (where, colon) = ($"Line {i + 1}", line.IndexOf(':'));

            if (colon <= 0)
            {
                Refuse($"{where}: write \"field: value\"; there is no colon in \"{line.Trim()}\".");
            }
            else if (Folding.Fold(line[..colon]) is "event")
            {
                ReadEvent(where, line[(colon + 1)..], now);
            }
            else
            {
                var name = Folding.Fold(line[..colon]);

                if (name is "name" or "full name" or "whole name")
                {
                    SetName(line[(colon + 1)..]);
                    continue;
                }

                Set(where, fields.FirstOrDefault(field => Folding.Fold(field.Key) == name || Folding.Fold(field.Name) == name || field.Headers.Contains(name)), line[..colon].Trim(), line[(colon + 1)..]);
            }
        }
    }

    private void SetName(string whole)
    {
        var words = Folding.Storable(whole).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        (Lead.FirstName, Lead.LastName) = words.Length < 2 ? (Lead.FirstName, words.FirstOrDefault()) : (string.Join(' ', words[..^1]), words[^1]);
    }

    private void ReadEvent(string where, string text, DateTimeOffset now)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var days = 0d;

        if (parts.Length > 3 || (parts.Length == 3 && !double.TryParse(parts[2].Split(' ')[0], CultureInfo.InvariantCulture, out days)))
        {
            Refuse($"{where}: write an event as \"event: type, subject, days ago\".");
        }
        else if (days is < 0 or > 3650)
        {
            Refuse($"{where}: {parts[2]} is no number of days ago, 0 to 3,650.");
        }
        else
        {
            Happened(where, parts[0], now.AddDays(-days), parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null, null);
        }
    }
}
