using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Explaining;

/// <summary>What one more or one fewer documented minute of a service would change in the visit's lines.</summary>
/// <param name="Difference">+1 or -1, at the stop time.</param>
/// <param name="Minutes">What the service would then count.</param>
/// <param name="Lines">The lines that differ, <c>- before</c> and <c>+ after</c>; empty when none does.</param>
internal sealed record MinuteChange(TimedService Service, int Difference, int Minutes, ImmutableArray<string> Lines)
{
    /// <summary>Codes the visit again for each documented service, with its stop one minute earlier and
    /// later.</summary>
    public static IEnumerable<MinuteChange> Of(CodedVisit coded, ChargingCoder coder)
    {
        foreach (var service in coded.Services)
        {
            if (service.Basis != TimeBasis.Documented || service.Segments.IsEmpty)
                continue;
            foreach (var difference in (int[])[-1, 1])
            {
                if (Shift(coded.Visit, service, difference) is not { } shifted)
                    continue;
                var after = coder.Code(shifted);
                var counted = after.Services.FirstOrDefault(other =>
                    other.Administrations.AsSpan().SequenceEqual(service.Administrations.AsSpan()));
                yield return new MinuteChange(
                    service, difference, counted?.Minutes ?? service.Minutes + difference, Compare(coded, after));
            }
        }
    }

    // The last to stop moves; in a shared bag that is every drug of the bag.
    private static Visit? Shift(Visit visit, TimedService service, int minutes)
    {
        var last = visit.Administrations.Where(given => service.Administrations.Contains(given.Id)).Max(
            given => given.Stop);
        if (last is not { } stop)
            return null;
        var isPossible = true;
        var shifted = visit.Administrations.Select(given =>
        {
            if (given.Stop != stop || !service.Administrations.Contains(given.Id))
                return given;
            isPossible &= given.Start is not { } start || stop.AddMinutes(minutes) > start;
            return given with { Stop = stop.AddMinutes(minutes) };
        }).ToImmutableArray();
        return isPossible ? visit with { Administrations = shifted } : null;
    }

    private static ImmutableArray<string> Compare(CodedVisit before, CodedVisit after)
    {
        var was = before.Lines.Select(VisitPage.Brief).ToList();
        var changes = ImmutableArray.CreateBuilder<string>();
        foreach (var line in after.Lines.Select(VisitPage.Brief))
        {
            if (!was.Remove(line))
                changes.Add("+ " + line);
        }

        changes.InsertRange(0, was.Select(line => "- " + line));
        return changes.ToImmutable();
    }
}
