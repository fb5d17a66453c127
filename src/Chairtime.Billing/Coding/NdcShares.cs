namespace Chairtime.Billing.Coding;

/// <summary>How much of a package belongs to a line, where given and discarded amount stand on two lines: coding
/// counts what was opened once, on the line of what was given.</summary>
public static class NdcShares
{
    private const string Discarded = "JW";
    private const int Places = 3;

    /// <summary>The line's part of the opened quantity, to three places: as its units are of both lines' units. The
    /// parts of a pair add up to what was opened. Null when no quantity is known.</summary>
    public static decimal? Of(CodedVisit coded, ServiceLine line)
    {
        if (IsDiscarded(line) && line.NdcQuantity is null)
        {
            return GivenBeside(coded, line) is { NdcQuantity: { } opened } given
                ? opened - Part(opened, given, line) : null;
        }

        return line.NdcQuantity is { } quantity && DiscardedBeside(coded, line) is { } discarded
            ? Part(quantity, line, discarded) : line.NdcQuantity;
    }

    public static bool IsDiscarded(ServiceLine line) => line.Modifiers.Contains(Discarded);

    /// <summary>The line on which the containers of a discarded amount were counted.</summary>
    public static ServiceLine? GivenBeside(CodedVisit coded, ServiceLine discarded)
    {
        foreach (var other in coded.Lines)
        {
            if (other.NdcQuantity is not null && IsPair(other, discarded))
                return other;
        }

        return null;
    }

    private static ServiceLine? DiscardedBeside(CodedVisit coded, ServiceLine given)
    {
        foreach (var other in coded.Lines)
        {
            if (other.NdcQuantity is null && IsPair(given, other))
                return other;
        }

        return null;
    }

    private static decimal Part(decimal opened, ServiceLine given, ServiceLine discarded) =>
        decimal.Round(opened * given.Units / (given.Units + discarded.Units), Places);

    private static bool IsPair(ServiceLine given, ServiceLine discarded) =>
        given.Code == discarded.Code && given.Ndc == discarded.Ndc && given.Ndc is not null
        && !IsDiscarded(given) && IsDiscarded(discarded);
}
