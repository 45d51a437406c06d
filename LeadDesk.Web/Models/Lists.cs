namespace LeadDesk.Web.Models;

/// <summary>Lists that are never changed, only made anew.</summary>
public static class Lists
{
    public static IReadOnlyList<T> With<T>(this IReadOnlyList<T> list, int place, T entry) => [.. list.Take(place), entry, .. list.Skip(place + 1)];

    public static IReadOnlyList<T> Without<T>(this IReadOnlyList<T> list, int place) => [.. list.Take(place), .. list.Skip(place + 1)];

    public static IReadOnlyList<T> And<T>(this IReadOnlyList<T> list, T entry) => [.. list, entry];

    public static IReadOnlyList<T> After<T>(this IReadOnlyList<T> list, int place, T entry) => [.. list.Take(place + 1), entry, .. list.Skip(place + 1)];

    /// <summary>The entry one place up or down; the same list when it is at the end already.</summary>
    public static IReadOnlyList<T> Moved<T>(this IReadOnlyList<T> list, int place, bool up)
    {
        var next = place + (up ? -1 : 1);
        return next < 0 || next >= list.Count ? list : list.With(place, list[next]).With(next, list[place]);
    }

    /// <summary>A name that no entry has: "New criterion", "New criterion 2", …</summary>
    public static string FreeName(this IEnumerable<string> taken, string wish)
    {
        var all = taken.ToHashSet();
        return all.Contains(wish) ? Enumerable.Range(2, all.Count + 1).Select(number => $"{wish} {number}").First(name => !all.Contains(name)) : wish;
    }
}
