using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Coding;

/// <summary>What the practice charges for each line (837 SV102).</summary>
public static class LineCharges
{
    /// <summary>The same visit with its charges; a line whose code has no charge that day stays without one.</summary>
    public static CodedVisit With(CodedVisit coded, Charges charges)
    {
        if (ReferenceEquals(charges, Charges.None))
            return coded;
        var day = coded.Visit.DateOfService;
        return coded with
        {
            Lines = [.. coded.Lines.Select(line => line with { Charge = charges.For(line.Code, line.Units, day) })],
        };
    }
}
