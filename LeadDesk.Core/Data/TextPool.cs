using System.Text;

namespace LeadDesk.Core.Data;

/// <summary>The strings of columns in which the same few texts come again and again, made once instead of for each row. Not for two threads.</summary>
internal sealed class TextPool
{
    private const int Size = 2048;

    private readonly (byte[] Bytes, string Text)[] known = new (byte[], string)[Size];

    public string Get(ReadOnlySpan<byte> bytes)
    {
        var hash = 17u;

        foreach (var one in bytes)
        {
            hash = (hash * 31) + one;
        }

        ref var place = ref known[(hash ^ (hash >> 15)) % Size];

        if (place.Bytes is null || !bytes.SequenceEqual(place.Bytes))
        {
            place = (bytes.ToArray(), Encoding.UTF8.GetString(bytes));
        }

        return place.Text;
    }
}
