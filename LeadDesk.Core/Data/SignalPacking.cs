using LeadDesk.Core.Scoring;

namespace LeadDesk.Core.Data;

/// <summary>
/// Writes a lead's events into as few bytes as is simple: each text once, each moment as ticks since the one before. Not for two threads.
/// </summary>
internal sealed class SignalPacking(TextPool pool)
{
    /// <summary>Of the bytes; another one is not read, and the events are packed anew.</summary>
    private const byte Format = 1;

    private readonly List<string> texts = [];

    public static byte[] Pack(ReadOnlySpan<Signal> signals)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var places = Places(signals);
        writer.Write(Format);
        writer.Write7BitEncodedInt(places.Count);

        foreach (var text in places.Keys)
        {
            writer.Write(text);
        }

        var before = 0L;
        writer.Write7BitEncodedInt(signals.Length);

        foreach (ref readonly var signal in signals)
        {
            writer.Write7BitEncodedInt(places[signal.Type]);
            writer.Write7BitEncodedInt(signal.Subject is null ? 0 : places[signal.Subject]);
            writer.Write7BitEncodedInt(signal.Campaign is null ? 0 : places[signal.Campaign]);
            writer.Write7BitEncodedInt64(ZigZag(signal.At.UtcTicks - before));
            before = signal.At.UtcTicks;
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static bool CanUnpack(ReadOnlySpan<byte> packed) => !packed.IsEmpty && packed[0] == Format;

    /// <summary>Adds the packed events to the list.</summary>
    /// <returns>Whether the bytes were in the format of today.</returns>
    public bool TryUnpack(ReadOnlySpan<byte> packed, List<Signal> signals)
    {
        if (!CanUnpack(packed))
        {
            return false;
        }

        var rest = packed[1..];
        texts.Clear();
        texts.Add("");

        for (var many = Number(ref rest); many > 0; many--)
        {
            var length = (int)Number(ref rest);
            texts.Add(pool.Get(rest[..length]));
            rest = rest[length..];
        }

        var at = 0L;

        for (var many = Number(ref rest); many > 0; many--)
        {
            var (type, subject, campaign) = ((int)Number(ref rest), (int)Number(ref rest), (int)Number(ref rest));
            var step = Number(ref rest);
            at += (step >> 1) ^ -(step & 1);
            signals.Add(new(texts[type], new(at, TimeSpan.Zero), subject == 0 ? null : texts[subject], campaign == 0 ? null : texts[campaign]));
        }

        return true;
    }

    /// <summary>Each text with its place from 1 on; 0 stands for none. In the order of the places, as nothing is removed.</summary>
    private static OrderedDictionary<string, int> Places(ReadOnlySpan<Signal> signals)
    {
        var places = new OrderedDictionary<string, int>(StringComparer.Ordinal);

        foreach (ref readonly var signal in signals)
        {
            foreach (var text in (ReadOnlySpan<string?>)[signal.Type, signal.Subject, signal.Campaign])
            {
                if (text is not null)
                {
                    places.TryAdd(text, places.Count + 1);
                }
            }
        }

        return places;
    }

    private static long ZigZag(long number) => (number << 1) ^ (number >> 63);

    /// <summary>Seven bits in each byte, the lowest first, as <see cref="BinaryWriter"/> writes them.</summary>
    private static long Number(ref ReadOnlySpan<byte> from)
    {
        var (number, shift, at) = (0UL, 0, 0);

        while (from[at] >= 128)
        {
            number |= (ulong)(from[at++] & 127) << shift;
            shift += 7;
        }

        number |= (ulong)from[at++] << shift;
        from = from[at..];
        return (long)number;
    }
}
