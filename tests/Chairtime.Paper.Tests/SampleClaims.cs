using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;

namespace Chairtime.Paper.Tests;

/// <summary>Invented claims that fill the paper form.</summary>
internal static class SampleClaims
{
    public static readonly DateOnly Day = new(2026, 10, 5);

    private static readonly ClaimAddress Address = new("1 Sample Lane", "Springfield", "IL", "627020001");

    public static ClaimInsurance Primary { get; } = new(
        'P', "commercial", "Example Commercial Health", "99001", "CI", "MEMBER1", "GRP1", "18", null);

    /// <summary>One line, for what asks only of its money.</summary>
    public static Claim Of(ServiceLine line) => With(
        [new ClaimLine("1", line.Code, line.Modifiers, line.Units, [1], line.Charge ?? 0, Day)]);

    public static Claim With(ImmutableArray<ClaimLine> lines) => new()
    {
        VisitId = "V1",
        ControlNumber = "0123456789ABCD",
        DateOfService = Day,
        PlaceOfService = "11",
        Billing = new ClaimBilling("1234567893", "999999999", false, "207RR0500X", "Example Rheumatology",
            new ClaimAddress("100 Test Street", "Springfield", "IL", "627010001"), null)
        {
            ContactPhone = "5555550100",
        },
        Patient = new ClaimPatient("P1", "Sample", "Ana", new DateOnly(1970, 1, 2), "F", Address),
        Insurance = Primary,
        Diagnoses = ["M05.79", "Z79.62"],
        Lines = lines,
        Rendering = new ClaimPerson("1000000004", "Example", "Doctor", "207RR0500X"),
    };
}
