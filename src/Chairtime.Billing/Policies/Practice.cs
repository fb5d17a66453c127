using System.Collections.Immutable;
using System.Text.Json;

namespace Chairtime.Billing.Policies;

/// <summary>The practice that bills; mirrors <c>practice.md</c>. What its file leaves out is null or empty.</summary>
public sealed record Practice(
    string PracticeId, string Name, string? TimeZone, PracticePolicies Policies, Charges Charges)
{
    public BillingProvider? BillingProvider { get; init; }

    public ImmutableArray<Location> Locations { get; init; } = [];

    public ImmutableArray<PracticeProvider> Providers { get; init; } = [];

    /// <summary>Who sends the interchange (ISA06, loop 1000A).</summary>
    public Submitter? Submitter { get; init; }

    /// <summary>Who receives it (ISA08, loop 1000B): a clearinghouse or a payer.</summary>
    public Receiver? Receiver { get; init; }

    /// <summary>What the practice paid for drugs.</summary>
    public ImmutableArray<Acquisition> Acquisitions { get; init; } = [];

    /// <summary>NDJSON beside the practice file: authorizations known.</summary>
    public string? AuthorizationsFile { get; init; }

    /// <summary>NDJSON beside the practice file: earlier claims, for duplicates, frequency and units used.</summary>
    public string? ClaimsFile { get; init; }

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly string[] Known =
    [
        "practiceId", "name", "timeZone", "billingProvider", "locations", "providers", "submitter", "receiver",
        "charges", "acquisition", "policies", "authorizationsFile", "claimsFile",
    ];

    /// <param name="fileName">For errors.</param>
    /// <exception cref="PolicyFileException">The file breaks the format.</exception>
    public static Practice Read(string fileName, ReadOnlyMemory<byte> utf8)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(utf8.Span is [0xEF, 0xBB, 0xBF, ..] ? utf8[3..] : utf8, Strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new PolicyFileException($"{fileName}: not a JSON object ({error.Message})", error);
        }

        var practice = new Practice("", "", null, PracticePolicies.Default, Charges.None);
        foreach (var property in new FileValue(fileName, "practice", root, DateOnly.MinValue).Properties(Known))
            practice = With(practice, property);
        if (practice.PracticeId.Length == 0)
            throw new PolicyFileException($"{fileName}: practiceId is missing.");
        // Coding needs no name; what prints one takes the id.
        return practice.Name.Length > 0 ? practice : practice with { Name = practice.PracticeId };
    }

    private static Practice With(Practice practice, FileValue property) => property.Name switch
    {
        "practiceId" => practice with { PracticeId = property.Text() },
        "name" => practice with { Name = property.Text() },
        "timeZone" => practice with { TimeZone = property.Text() },
        "policies" => practice with { Policies = ReadPolicies(property) },
        "charges" => practice with { Charges = Charges.Read(property) },
        "billingProvider" => practice with { BillingProvider = PracticePartiesReader.BillingProvider(property) },
        "locations" => practice with { Locations = PracticePartiesReader.Locations(property) },
        "providers" => practice with { Providers = PracticePartiesReader.Providers(property) },
        "submitter" => practice with { Submitter = PracticePartiesReader.Submitter(property) },
        "receiver" => practice with { Receiver = PracticePartiesReader.Receiver(property) },
        "acquisition" => practice with { Acquisitions = PracticePartiesReader.Acquisitions(property) },
        "authorizationsFile" => practice with { AuthorizationsFile = property.Text() },
        _ => practice with { ClaimsFile = property.Text() },
    };

    private static PracticePolicies ReadPolicies(FileValue value)
    {
        var policies = PracticePolicies.Default;
        foreach (var part in value.Properties(
            "discardRounding", "derivedTimes", "nearMissMinutes", "weightMaxAgeDays", "orderMaxAgeDays",
                "doseTolerancePercent"))
        {
            policies = part.Name switch
            {
                "discardRounding" => Rounded(policies, part),
                "derivedTimes" => policies with { DerivedTimes = part.YesOrNo() },
                "nearMissMinutes" => policies with { NearMissMinutes = part.Whole(0, 30) },
                "weightMaxAgeDays" => policies with { WeightMaxAgeDays = part.Whole(0, 3650) },
                "orderMaxAgeDays" => policies with { OrderMaxAgeDays = part.Whole(0, 3650) },
                "doseTolerancePercent" => policies with { DoseTolerancePercent = part.Number(0, 100) },
                _ => policies,
            };
        }

        return policies;
    }

    // Units discarded are rounded down (section 12.1), because rounded up they would exceed what was opened.
    private static PracticePolicies Rounded(PracticePolicies policies, FileValue value) =>
        value.Text() == "down" ? policies : throw value.Refuse("down");
}
