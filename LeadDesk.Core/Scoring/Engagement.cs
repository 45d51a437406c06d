using System.Runtime.InteropServices;

namespace LeadDesk.Core.Scoring;

/// <summary>The engagement axis of one lead over time: what its events give and take at each minute.</summary>
internal sealed class Engagement
{
    private CompiledModel model = null!;
    private BehaviourTrack[] tracks = [];
    private double[] groupGives = [];
    private double[] groupTakes = [];
    private int[] active = [];
    private int activeCount;

    /// <summary>Points that do not depend on time: the engagement adjustments that hold.</summary>
    public double Fixed { get; private set; }

    /// <summary>The behaviours that have events, in the model's order, so that sums never depend on the order of events.</summary>
    private ReadOnlySpan<int> Active => active.AsSpan(0, activeCount);

    public BehaviourTrack this[int behaviour] => tracks[behaviour];

    public void Load(CompiledModel of, ReadOnlySpan<Signal> signals, Facts facts, double adjustments)
    {
        (model, Fixed) = (of, adjustments);

        if (tracks.Length < model.Behaviours.Length)
        {
            var had = tracks.Length;
            Array.Resize(ref tracks, model.Behaviours.Length);
            active = new int[model.Behaviours.Length];

            for (var i = had; i < tracks.Length; i++)
            {
                tracks[i] = new BehaviourTrack();
            }
        }

        if (groupGives.Length < model.GroupCaps.Length)
        {
            (groupGives, groupTakes) = (new double[model.GroupCaps.Length], new double[model.GroupCaps.Length]);
        }

        for (var i = 0; i < model.Behaviours.Length; i++)
        {
            tracks[i].Clear();
        }

        foreach (ref readonly var signal in signals)
        {
            Add(signal, facts);
        }

        FindActive();
    }

    /// <summary>Takes the events up to this minute as having happened.</summary>
    public void Begin(long now)
    {
        foreach (var i in Active)
        {
            tracks[i].Begin(model.Behaviours[i], now);
        }
    }

    /// <summary>What is given and taken at a minute with the events of the last <see cref="Begin"/>, after all caps.</summary>
    public Balance At(long now)
    {
        var (gives, takes) = (0d, 0d);
        Array.Clear(groupGives);
        Array.Clear(groupTakes);

        foreach (var i in Active)
        {
            var rule = model.Behaviours[i];
            var worth = Math.Min(tracks[i].Worth(rule, now), rule.Cap);

            if (rule.Group >= 0)
            {
                (rule.Takes ? groupTakes : groupGives)[rule.Group] += worth;
            }
            else if (rule.Takes)
            {
                takes += worth;
            }
            else
            {
                gives += worth;
            }
        }

        for (var group = 0; group < model.GroupCaps.Length; group++)
        {
            gives += Math.Min(groupGives[group], model.GroupCaps[group]);
            takes += Math.Min(groupTakes[group], model.GroupCaps[group]);
        }

        return new(gives, takes);
    }

    /// <summary>What a group's cap cuts off at the minute last asked for.</summary>
    public Balance CutOff(int group) => new(
        Math.Max(0, groupGives[group] - model.GroupCaps[group]), Math.Max(0, groupTakes[group] - model.GroupCaps[group]));

    public long NextEventAfter(long now)
    {
        var next = Minute.Never;

        foreach (var i in Active)
        {
            next = Math.Min(next, tracks[i].NextAfter(now));
        }

        return next;
    }

    /// <summary>A minute from which on the balance stays as it is without further events.</summary>
    public long RestsFrom(long now)
    {
        var rests = now;

        foreach (var i in Active)
        {
            rests = Math.Max(rests, tracks[i].RestsFrom(model.Behaviours[i], now));
        }

        return rests;
    }

    public int TenthsOf(Balance balance) => TenthsOf(balance.Gives, balance.Takes);
    public int TenthsOf(double gives, double takes) => Tenths.OfAxis(Fixed + gives - takes, model.Definition.MostEngagement);

    private void Add(in Signal signal, Facts facts)
    {
        var minute = Minute.Of(signal.At);
        var subject = ReadOnlySpan<char>.Empty;
        var campaign = ReadOnlySpan<char>.Empty;
        var isFolded = false;

        foreach (var i in model.BehavioursOf(signal.Type))
        {
            var rule = model.Behaviours[i];

            if (rule.ReadsWords && !isFolded)
            {
                facts.Fold(signal, out subject, out campaign);
                isFolded = true;
            }

            if (rule.Matches(subject, campaign))
            {
                tracks[i].Add(minute);
            }
        }
    }

    private void FindActive()
    {
        activeCount = 0;

        for (var i = 0; i < model.Behaviours.Length; i++)
        {
            if (tracks[i].Count > 0)
            {
                active[activeCount++] = i;
            }
        }
    }
}

/// <summary>Engagement points given and taken, both without sign.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Balance(double Gives, double Takes);
