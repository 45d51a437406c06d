using System.Globalization;

namespace LeadDesk.Web.Api;

/// <summary>Reads what follows the ? of an address and collects what is wrong with it.</summary>
internal sealed class QueryText
{
    private readonly IQueryCollection query;
    private readonly Dictionary<string, string[]> errors = [];

    public QueryText(IQueryCollection query, IReadOnlyCollection<QueryMember> known)
    {
        this.query = query;

        foreach (var (name, values) in query)
        {
            if (known.All(member => member.Name != name))
            {
                Refuse(name, $"is not known here; known are {string.Join(", ", known.Select(member => member.Name))}");
            }
            else if (values.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))
            {
                Refuse(name, "has a NUL character in it");
            }
        }
    }

    public IResult? Problem => errors.Count == 0 ? null : Problems.Invalid(errors);

    public void Refuse(string name, string reason) => errors.TryAdd(name, [reason]);

    public string? Text(string name)
    {
        var values = query[name];

        if (values.Count > 1)
        {
            Refuse(name, "is there twice");
        }

        return string.IsNullOrWhiteSpace(values.FirstOrDefault()) ? null : values[0]!.Trim();
    }

    /// <summary>Several values, as name=a&amp;name=b or name=a,b.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];

    public int Whole(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(name, $"must be a whole number from {least:N0} to {most:N0}");
        return otherwise;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Refuse(name, "must be a day such as 2026-11-21");
        return null;
    }
}
