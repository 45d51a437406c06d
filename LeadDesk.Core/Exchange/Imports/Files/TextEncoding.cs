using System.Text;

namespace LeadDesk.Core.Exchange.Imports.Files;

/// <summary>Finds out how a text file writes its characters.</summary>
public static class TextEncoding
{
    private const int Sample = 64 * 1024;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// By byte order mark; else UTF-16 when every other byte of the beginning is mostly zero; else UTF-8 when the whole file is
    /// valid UTF-8; else Windows-1252.
    /// </summary>
    public static Encoding Of(Stream file)
    {
        var head = new byte[Sample];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return ByMark(head.AsSpan(0, length)) ?? ByZeros(head.AsSpan(0, length)) ?? (IsUtf8(file) ? new UTF8Encoding(false) : Encoding.GetEncoding(1252));
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? ByZeros(ReadOnlySpan<byte> head)
    {
        const double Most = 0.4;
        Span<int> zeros = [0, 0];

        for (var at = 0; at < head.Length; at++)
        {
            zeros[at % 2] += head[at] == 0 ? 1 : 0;
        }

        var half = head.Length / 2.0;
        return half < 2 ? null
            : zeros[1] > half * Most && zeros[0] < zeros[1] / 10.0 ? Encoding.Unicode
            : zeros[0] > half * Most && zeros[1] < zeros[0] / 10.0 ? Encoding.BigEndianUnicode
            : null;
    }

    private static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[Sample];
        var letters = new char[Sample + 1];

        try
        {
            for (var read = file.Read(bytes); read > 0; read = file.Read(bytes))
            {
                decoder.GetChars(bytes, 0, read, letters, 0, flush: false);
            }

            decoder.GetChars([], 0, 0, letters, 0, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
