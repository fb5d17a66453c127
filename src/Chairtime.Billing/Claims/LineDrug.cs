using System.Globalization;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Claims;

/// <summary>The package code of a drug line with its quantity (loop 2410, item 24 shaded).</summary>
internal static class LineDrug
{
    private const string DiscardedModifier = "JW";

    private static readonly string[] Units = ["UN", "ML", "GR", "F2", "ME"];

    public static ClaimDrug? Of(ClaimWork work, ServiceLine line)
    {
        if (line.Ndc is null && line.NdcQuantity is null && line.NdcUnit is null)
            return null;
        var splits = work.Terms?.SplitsNdcQuantity ?? false;
        // Coding counts what was opened once, on the line of what was given: LIN without CTP would be no loop.
        if (IsDiscarded(line) && line is { NdcQuantity: null, NdcUnit: null } && Given(work, line) is { } given)
            return splits ? Share(work, given, line) : null;
        if (splits && !IsDiscarded(line) && Discarded(work, line) is { } discarded)
            return Share(work, line, line, discarded);
        return Counted(work, line, line.NdcQuantity);
    }

    // Each line has the part of the opened containers that its units are of both lines' units.
    private static ClaimDrug? Share(ClaimWork work, ServiceLine given, ServiceLine line, ServiceLine? discarded = null)
    {
        var left = discarded ?? line;
        if (Counted(work, given, given.NdcQuantity) is not { } opened)
            return null;
        var ofGiven = decimal.Round(opened.Quantity * given.Units / (given.Units + left.Units), 3);
        return opened with { Quantity = ReferenceEquals(line, given) ? ofGiven : opened.Quantity - ofGiven };
    }

    private static ClaimDrug? Counted(ClaimWork work, ServiceLine line, decimal? quantity)
    {
        var isWhole = line.Ndc is { Length: 11 } ndc && ndc.All(char.IsAsciiDigit);
        if (isWhole && quantity is > 0 and < 100_000_000 && decimal.Round(quantity.Value, 3) == quantity.Value
            && Array.IndexOf(Units, line.NdcUnit) >= 0)
        {
            return new ClaimDrug(line.Ndc!, quantity.Value, line.NdcUnit!);
        }

        var text = quantity?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
        var isWanted = work.Terms is { NdcRequired: true };
        work.Report(isWanted ? ClaimFindings.NdcIncomplete : ClaimFindings.NdcLeftOut, line.Code,
            $"{line.Code} has NDC {line.Ndc ?? "nothing"}, quantity {text}, unit {line.NdcUnit ?? "nothing"}.");
        return null;
    }

    private static bool IsDiscarded(ServiceLine line) => line.Modifiers.Contains(DiscardedModifier);

    private static ServiceLine? Given(ClaimWork work, ServiceLine discarded) => work.Coded.Lines.FirstOrDefault(
        other => other.NdcQuantity is not null && IsPair(other, discarded));

    private static ServiceLine? Discarded(ClaimWork work, ServiceLine given) => given.NdcQuantity is null ? null
        : work.Coded.Lines.FirstOrDefault(other => other.NdcQuantity is null && IsPair(given, other));

    private static bool IsPair(ServiceLine given, ServiceLine discarded) =>
        given.Code == discarded.Code && given.Ndc == discarded.Ndc && given.Ndc is not null
        && !IsDiscarded(given) && IsDiscarded(discarded);
}
