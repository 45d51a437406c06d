namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>
/// Delimited text (RFC 4180, any delimiter, any line end). A broken quote costs its own line and no more: reading goes on with the
/// next one. That needs the text from the start of the record, which CsvHelper lets go of; the tests hold it to CsvHelper's answers.
/// </summary>
public sealed class CsvReader(TextReader text, char delimiter) : TableReader
{
    /// <summary>The longest record that is looked at as a whole, in UTF-16 units; beyond it a quote counts as never closed.</summary>
    public const int LongestRecord = 12 * 1024 * 1024;

    private readonly List<string> cells = [];
    private char[] buffer = new char[64 * 1024];
    private int start, end;
    private bool ended;
    private long line = 1;
    private int width;
    private long brokenAt;

    private enum Found
    {
        Record,
        MoreNeeded,
        BrokenQuote,
        TooLong,
    }

    public override bool Read(out TableRow row)
    {
        while (true)
        {
            if (start == end && !Fill())
            {
                row = default;
                return false;
            }

            switch (Scan(out var next, out var breaks))
            {
                case Found.Record:
                    row = Row();
                    (start, line) = (next, line + breaks);
                    return true;
                case Found.BrokenQuote:
                    row = Broken("has a quote that is opened and not closed properly. The line was left out; reading went on with the next one");
                    return true;
                case Found.TooLong:
                    row = Broken($"is longer than {LongestRecord:N0} characters and was left out");
                    return true;
                default:
                    Fill();
                    break;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private TableRow Row()
    {
        var row = new TableRow(line, [.. cells]);
        width = width == 0 ? row.Cells.Length : width;

        // What follows a broken quote may still be text of that cell: believe it from the first whole row on.
        if (brokenAt > 0 && row.Cells.Length != width && !row.IsBlank)
        {
            return row with { Refusal = $"seems to belong to the broken text that begins on line {brokenAt}" };
        }

        brokenAt = row.Cells.Length == width ? 0 : brokenAt;
        return row;
    }

    private TableRow Broken(string reason)
    {
        const int Shown = 200;
        var first = buffer.AsSpan(start, Math.Min(Shown, end - start));
        var lineEnd = first.IndexOfAny('\r', '\n');
        var row = new TableRow(line, [new string(lineEnd < 0 ? first : first[..lineEnd])], reason);
        brokenAt = line;
        SkipLine();
        return row;
    }

    private void SkipLine()
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOfAny('\r', '\n');

            if (at >= 0)
            {
                start += at;
                start = AfterBreak(start, out var next) ? next : end;
                line++;
                return;
            }

            start = end;

            if (!Fill())
            {
                return;
            }
        }
    }

    private Found Scan(out int next, out int breaks)
    {
        cells.Clear();
        (next, breaks) = (start, 0);

        while (true)
        {
            var found = next < end && buffer[next] == '"' ? Quoted(ref next, ref breaks) : Plain(ref next);

            if (found is not null)
            {
                return found.Value;
            }

            // Behind a cell: the delimiter, a line end, or the end of the file.
            if (next == end)
            {
                return ended ? Found.Record : Short();
            }

            if (buffer[next] == delimiter)
            {
                next++;

                if (next == end && !ended)
                {
                    return Short();
                }

                continue;
            }

            if (!AfterBreak(next, out next))
            {
                return Short();
            }

            breaks++;
            return Found.Record;
        }
    }

    private Found? Plain(ref int next)
    {
        var rest = buffer.AsSpan(next, end - next);
        var length = rest.IndexOfAny(delimiter, '\r', '\n');

        if (length < 0 && !ended)
        {
            return Short();
        }

        length = length < 0 ? rest.Length : length;
        cells.Add(new string(rest[..length]));
        next += length;
        return null;
    }

    private Found? Quoted(ref int next, ref int breaks)
    {
        var from = next + 1;
        var escaped = false;
        next = from;

        while (true)
        {
            var at = buffer.AsSpan(next, end - next).IndexOf('"');

            if (at < 0)
            {
                return ended || IsFull ? Found.BrokenQuote : Found.MoreNeeded;
            }

            next += at + 1;

            if (next == end && !ended)
            {
                return IsFull ? Found.BrokenQuote : Found.MoreNeeded;
            }

            if (next == end || buffer[next] != '"')
            {
                break;
            }

            next++;
            escaped = true;
        }

        var cell = buffer.AsSpan(from, next - 1 - from);
        breaks += Breaks(cell);
        cells.Add(escaped ? new string(cell).Replace("\"\"", "\"", StringComparison.Ordinal) : new string(cell));

        while (next < end && buffer[next] == ' ' && delimiter != ' ')
        {
            next++;
        }

        return next == end || buffer[next] == delimiter || buffer[next] is '\r' or '\n' ? null : Found.BrokenQuote;
    }

    private static int Breaks(ReadOnlySpan<char> cell)
    {
        var feeds = cell.Count('\n');
        return feeds > 0 ? feeds : cell.Count('\r');
    }

    private bool AfterBreak(int at, out int next)
    {
        var mayBeTwo = buffer[at] == '\r';

        if (mayBeTwo && at + 1 == end && !ended)
        {
            next = at;
            return false;
        }

        next = mayBeTwo && at + 1 < end && buffer[at + 1] == '\n' ? at + 2 : at + 1;
        return true;
    }

    private bool IsFull => end - start >= LongestRecord;
    private Found Short() => IsFull ? Found.TooLong : Found.MoreNeeded;

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length && !ended)
        {
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, LongestRecord + 1024));
        }

        var read = ended ? 0 : text.ReadBlock(buffer, end, buffer.Length - end);
        end += read;
        ended = ended || end < buffer.Length;
        return end > start;
    }
}
