using System.Text;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Electronic;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Claims;

/// <summary>An invented practice and visit with everything that a claim needs.</summary>
internal static class SampleClaim
{
    public static readonly DateOnly Day = new(2026, 10, 5);

    private static readonly CodingRule AnyRule = new("sample.rule", "A sample.", new DateRange(Day),
        new Citation("Sample", ""));

    public static Practice Practice { get; } = Read("");

    public static Practice OneNumberEach { get; } = Read("\"companion\": {\"authorizations\": \"one-per-claim\"},");

    public static Visit Visit { get; } = new()
    {
        VisitId = "V1",
        DateOfService = Day,
        Diagnoses = ["M05.79", "Z79.62"],
        Administrations = [],
        Patient = new Patient("P1", "Muñoz", "Ana", new DateOnly(1970, 1, 2), "F",
            new Address("1 Sample Lane", "Springfield", "IL", "62702"), null),
        Coverages =
        [
            new Coverage("commercial", "MEMBER1", "GRP1", "self", null, "commercial"),
            new Coverage("second", "MEMBER2", null, "spouse", new Subscriber("Holder", "Max", null, null, null), "ppo"),
        ],
        Providers = new VisitProviders(
            new Provider("1000000004", "Example", "Doctor", "207RR0500X"), null, null, null, null),
    };

    /// <param name="lines">Codes with charges, one unit each unless said, in the order of the claim.</param>
    public static CodedVisit Coded(Visit visit, params (string Code, decimal Charge)[] lines) => new(
        visit, [.. lines.Select(static line => Line(line.Code, line.Charge))], [], [], Disposition.Ready);

    public static ServiceLine Line(string code, decimal charge, int units = 1) => new(
        code, units, [], ["M05.79"], [], $"sample", [new DerivationStep(AnyRule, $"sample")]) { Charge = charge };

    public static ClaimsMade Make(CodedVisit coded, Practice? practice = null,
        ClaimInstructions? instructions = null) =>
        BillingCycle.Claims(coded,
            new ClaimContext(practice ?? Practice, PayerBook.Shipped, instructions ?? ClaimInstructions.None));

    /// <summary>The claims as an interchange.</summary>
    public static byte[] Interchange(IEnumerable<Claim> claims, Practice? practice = null)
    {
        practice ??= Practice;
        var context = new ClaimContext(practice, PayerBook.Shipped, ClaimInstructions.None);
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        var interchange = new ClaimInterchange(
            output, new InterchangeNames(practice.Submitter!, practice.Receiver!, 7, Day), context.Billing!);
        foreach (var claim in claims)
            interchange.Add(ElectronicClaim.Of(claim, practice.Submitter));
        interchange.Close();
        return output.WrittenSpan.ToArray();
    }

    /// <param name="companion">A property of <c>submitter</c>, with a comma behind it.</param>
    public static Practice Read(string companion) => Practice.Read("practice.json", Encoding.UTF8.GetBytes(
        """
        {
          "practiceId": "demo", "name": "Example Rheumatology",
          "billingProvider": {
            "npi": "1234567893", "taxId": "999999999", "taxIdType": "ein", "taxonomy": "207RR0500X",
            "name": "Example Rheumatology",
            "address": {"line": "100 Test Street", "city": "Springfield", "state": "IL", "postalCode": "62701-0001"}
          },
          "locations": [
            {"locationId": "L2", "npi": "1000000061", "name": "Sample Suite",
              "address": {"line": "2 Test Road", "city": "Springfield", "state": "IL", "postalCode": "62701-0002"}}
          ],
          "submitter": {
            "id": "SENDER", "qualifier": "ZZ", "name": "Example Rheumatology", COMPANION
            "contact": {"name": "Desk", "phone": "5555550100"}, "usage": "T"
          },
          "receiver": {"id": "RECEIVER", "qualifier": "ZZ", "name": "Example Clearinghouse"}
        }
        """.Replace("COMPANION", companion, StringComparison.Ordinal)));
}
