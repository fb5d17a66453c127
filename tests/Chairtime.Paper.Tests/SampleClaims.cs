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

    /// <summary>Claims that together fill every item that the product fills, by what is special about them.</summary>
    public static IEnumerable<(string Name, Claim Claim)> All =>
    [
        ("plain", With(Lines(3))),
        ("long", With(Lines(14))),
        ("medicare", With(Lines(4)) with { Insurance = Medicare('P'), Referring = Person("Referrer") }),
        ("medicare-second", With(Lines(2)) with
        {
            Insurance = Medicare('S'), Others = [new OtherInsurance(Spouse, 120.50m, [], Day)], PatientPaid = 20,
        }),
        ("second", With(Lines(8)) with
        {
            Insurance = Spouse with { Place = 'S' },
            Others = [new OtherInsurance(Primary, 1234.56m, [], Day)],
            PatientPaid = 25, Ordering = Person("Orderer"),
        }),
        ("corrected", With(Lines(1)) with
        {
            Frequency = ClaimFrequency.Replacement, PayerControlNumber = "ICN2026A77", Authorization = "AUTH-1",
            Note = "CORRECTED CLAIM", Supervising = Person("Supervisor"), AcceptsAssignment = false,
        }),
        ("two-authorizations", With([.. Lines(4).Select(static (line, i) => line with
        {
            Authorization = i < 2 ? "AUTH-1" : "AUTH-2",
        })]) with { PatientPaid = 10 }),
        ("unlisted", With([Lines(1)[0] with
        {
            Code = "J3590", Units = 1, Description = "SAMPLEMAB 200 MG INTRAVENOUS",
            Drug = new ClaimDrug("57894003001", 2.5m, "ML"),
        }])),
        ("papers", With([.. Lines(8).Select(static (line, i) => line with
        {
            Attachments = i == 7 ? [new ClaimAttachment("OZ", "FX", "INV-77")] : [],
        })]) with
        {
            Note = "SECOND DOSE",
            Attachments = [new ClaimAttachment("B3", "AA", null)], PatientPaid = 42.50m,
        }),
        ("wide-names", With(Lines(1)) with
        {
            Facility = new ClaimFacility("Prairie Example Infusion Suite", "1234567893", Address),
            Patient = new ClaimPatient("P1", "Sample-Muñoz-Longername", "Anastasia", Day.AddYears(-50), "M", Address),
            Diagnoses = [.. Enumerable.Range(0, 12).Select(static i => $"M05.{i + 10}")],
        }),
    ];

    /// <summary>Lines whose charges differ, so that none can stand for another.</summary>
    public static ImmutableArray<ClaimLine> Lines(int count) => [.. Enumerable.Range(0, count).Select(static i =>
        new ClaimLine($"L{i}", i % 2 == 0 ? "96413" : "J1745", i % 3 == 1 ? ["JW", "59"] : [], i + 1, [1, 2],
            100.25m + i, Day)
        {
            Drug = i % 2 == 1 ? new ClaimDrug("57894003001", i, "UN") : null,
        })];

    private static ClaimInsurance Medicare(char place) => new(
        place, "medicare-part-b", "Medicare Part B", "99000", "MB", "1EG4TE5MK73", null, "18", null);

    private static ClaimInsurance Spouse { get; } = new(
        'P', "other", "Example Employer Plan", "99002", "CI", "MEMBER2", "GRP2", "01",
        new ClaimSubscriber("Holder", "Max", new DateOnly(1968, 3, 4), "M", Address));

    private static ClaimPerson Person(string name) => new("1000000012", name, "Otto", null);
}
