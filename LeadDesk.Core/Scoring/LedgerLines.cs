using System.Globalization;

namespace LeadDesk.Core.Scoring;

/// <summary>Writes the ledger of a filled sheet: each rule's points as they came about, then shared out in tenths so that they sum to what is shown.</summary>
internal sealed class LedgerLines(CompiledModel model, Sheet sheet)
{
    private readonly ModelDefinition definition = model.Definition;
    private readonly List<(LedgerLine Line, double Points)> written = [];

    public IReadOnlyList<LedgerLine> Write(ReadOnlySpan<Signal> signals)
    {
        WriteCriteria();
        WriteAdjustments(Axis.Fit);
        WriteClamp(Axis.Fit, sheet.FitTotal, definition.MostFit);

        var balance = sheet.Engagement.At(sheet.Now);
        WriteBehaviours(signals);
        WriteGroupCaps();
        WriteAdjustments(Axis.Engagement);
        WriteClamp(Axis.Engagement, sheet.Engagement.Fixed + balance.Gives - balance.Takes, definition.MostEngagement);
        return Disqualify(ShareOut());
    }

    internal static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private void WriteCriteria()
    {
        for (var i = 0; i < definition.Criteria.Count; i++)
        {
            var criterion = definition.Criteria[i];
            var tier = model.Profile.TierOf(i, sheet.Facts);
            var leftOut = tier is null && criterion.WhenEmpty == WhenEmpty.LeftOut;
            var raw = tier is >= 0 ? criterion.Tiers[tier.Value].Points : 0;
            var weight = leftOut || sheet.CountedWeight <= 0 ? 0 : criterion.Weight / sheet.CountedWeight;
            Add(raw * weight, new()
            {
                Kind = LineKind.Criterion,
                Axis = Axis.Fit,
                Rule = criterion.Name,
                Evidence = tier is null ? null : model.Profile.ValueOf(i, sheet.Facts).Display,
                Terms = leftOut ? "not known, left out" : tier is null ? $"not known, weight {Number(weight * 100)} %" : $"weight {Number(weight * 100)} %",
                Raw = raw,
                Weight = leftOut ? null : weight * 100,
            });
        }
    }

    private void WriteAdjustments(Axis axis)
    {
        for (var i = 0; i < definition.Adjustments.Count; i++)
        {
            var adjustment = definition.Adjustments[i];

            if (adjustment.Axis == axis && model.Profile.Holds(i, sheet.Facts))
            {
                Add(adjustment.Points, new() { Kind = LineKind.Adjustment, Axis = axis, Rule = adjustment.Name, Raw = adjustment.Points });
            }
        }
    }

    private void WriteBehaviours(ReadOnlySpan<Signal> signals)
    {
        for (var i = 0; i < model.Behaviours.Length; i++)
        {
            if (BehaviourLine.Of(model.Behaviours[i], sheet.Engagement[i], sheet, signals) is { } found)
            {
                Add(found.Points, found.Line);
            }
        }
    }

    private void WriteGroupCaps()
    {
        for (var i = 0; i < definition.Groups.Count; i++)
        {
            var cut = sheet.Engagement.CutOff(i);
            var line = new LedgerLine { Kind = LineKind.GroupCap, Axis = Axis.Engagement, Rule = definition.Groups[i].Name, Terms = $"cap {Number(definition.Groups[i].Cap)} for the group" };

            if (cut.Gives > 0)
            {
                Add(-cut.Gives, line with { Raw = -cut.Gives });
            }

            if (cut.Takes > 0)
            {
                Add(cut.Takes, line with { Raw = cut.Takes });
            }
        }
    }

    private void WriteClamp(Axis axis, double total, double most)
    {
        var over = Math.Clamp(total, 0, most) - total;

        if (over != 0)
        {
            Add(over, new() { Kind = LineKind.Clamp, Axis = axis, Rule = over < 0 ? $"{axis} is at most {Number(most)}" : $"{axis} is at least 0", Raw = over });
        }
    }

    private void Add(double points, LedgerLine line) => written.Add((line, points));

    private List<LedgerLine> ShareOut()
    {
        var axis = new int[written.Count];

        foreach (var (which, total) in ((Axis, int)[])[(Axis.Fit, sheet.FitTenths), (Axis.Engagement, sheet.EngagementTenths)])
        {
            var places = Enumerable.Range(0, written.Count).Where(i => written[i].Line.Axis == which).ToArray();
            var shares = Tenths.Apportion([.. places.Select(i => written[i].Points * 10)], total);

            for (var i = 0; i < places.Length; i++)
            {
                axis[places[i]] = shares[i];
            }
        }

        var blended = written.Select((entry, i) => axis[i] * (entry.Line.Axis == Axis.Fit ? definition.FitWeight : 100 - definition.FitWeight) / 100).ToArray();
        var points = Tenths.Apportion(blended, Tenths.Blend(sheet.FitTenths, sheet.EngagementTenths, definition.FitWeight));
        return [.. written.Select((entry, i) => entry.Line with { AxisPoints = axis[i] / 10m, Points = points[i] / 10m })];
    }

    private List<LedgerLine> Disqualify(List<LedgerLine> lines)
    {
        if (sheet.Disqualified < 0)
        {
            return lines;
        }

        foreach (var axis in Enum.GetValues<Axis>())
        {
            var (axisPoints, points) = (lines.Where(line => line.Axis == axis).Sum(line => line.AxisPoints), lines.Where(line => line.Axis == axis).Sum(line => line.Points));
            lines.Add(new()
            {
                Kind = LineKind.Disqualifier,
                Axis = axis,
                Rule = definition.Disqualifiers[sheet.Disqualified].Name,
                Terms = "takes everything away",
                Raw = (double)-axisPoints,
                AxisPoints = -axisPoints,
                Points = -points,
            });
        }

        return lines;
    }
}
