namespace LeadDesk.Core.Learning;

/// <summary>Training leads as places of a one-hot row: those of the attributes first, then those of the pairs.</summary>
internal sealed class Features
{
    public Features(IReadOnlyList<Bins> attributes, IReadOnlyList<LearnedPair> pairs, int[] bins, int leads)
    {
        (Width, Starts) = (attributes.Count + pairs.Count, new int[attributes.Count + pairs.Count + 1]);
        Rows = new int[leads * Width];

        for (var i = 0; i < Width; i++)
        {
            Starts[i + 1] = Starts[i] + (i < attributes.Count ? attributes[i].Count : pairs[i - attributes.Count].Weights.Length);
        }

        Parallel.For(0, leads, lead =>
        {
            var mine = bins.AsSpan(lead * attributes.Count, attributes.Count);
            var row = Rows.AsSpan(lead * Width, Width);

            for (var i = 0; i < attributes.Count; i++)
            {
                row[i] = Starts[i] + mine[i];
            }

            for (var i = 0; i < pairs.Count; i++)
            {
                var pair = pairs[i];
                var cell = (Pairing.Coarse(attributes[pair.First], mine[pair.First]) * pair.Wide) + Pairing.Coarse(attributes[pair.Second], mine[pair.Second]);
                row[attributes.Count + i] = Starts[attributes.Count + i] + pair.Cells[cell];
            }
        });
    }

    public int[] Rows { get; }
    public int Width { get; }

    /// <summary>Where each part's places begin, and after the last how many there are.</summary>
    public int[] Starts { get; }
    public int Places => Starts[^1];

    /// <summary>The newest lead counts as much as two of the oldest: what leads are like changes.</summary>
    public static double[] Counts(int leads)
    {
        var counts = new double[leads];

        for (var i = 0; i < leads; i++)
        {
            counts[i] = 4.0 / 3 * Math.Pow(2, (double)(i - leads) / leads);
        }

        return counts;
    }

    /// <summary>The features of some leads only.</summary>
    public int[] RowsOf(IReadOnlyList<int> leads)
    {
        var rows = new int[leads.Count * Width];

        for (var i = 0; i < leads.Count; i++)
        {
            Rows.AsSpan(leads[i] * Width, Width).CopyTo(rows.AsSpan(i * Width, Width));
        }

        return rows;
    }
}
