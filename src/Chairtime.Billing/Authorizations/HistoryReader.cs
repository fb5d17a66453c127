using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Authorizations;

/// <summary>Reads the practice's <c>authorizationsFile</c> and <c>claimsFile</c>: one JSON object a line.</summary>
public static class HistoryReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    private static readonly string[] AuthorizationNames =
    [
        "number", "payerId", "codes", "approvedUnits", "usedUnits", "approvedVisits", "usedVisits", "from", "to",
        "diagnoses", "placeOfService", "providerNpi", "status", "dose", "intervalDays", "patientId", "memberId",
        "visitId",
    ];

    /// <summary>Authorizations as in a visit, and whose they are (<c>patientId</c> or <c>memberId</c>).</summary>
    /// <exception cref="PolicyFileException">A line breaks the format; the message names it.</exception>
    public static ImmutableArray<Authorization> Authorizations(string fileName, ReadOnlyMemory<byte> utf8) =>
        [.. Lines(fileName, utf8).Select(Authorization)];

    /// <summary>Earlier claims. They come from other systems too, so properties that are not used here are passed
    /// over.</summary>
    /// <exception cref="PolicyFileException">A line has no day or no lines; the message names it.</exception>
    public static ImmutableArray<EarlierClaim> Claims(string fileName, ReadOnlyMemory<byte> utf8) =>
        [.. Lines(fileName, utf8).Select(Claim)];

    internal static List<FileValue> Lines(string fileName, ReadOnlyMemory<byte> utf8)
    {
        var lines = new List<FileValue>();
        var rest = utf8.Span is [0xEF, 0xBB, 0xBF, ..] ? utf8[3..] : utf8;
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            try
            {
                using var document = JsonDocument.Parse(line, Strict);
                lines.Add(new FileValue(fileName, $"line {number}", document.RootElement.Clone(), DateOnly.MinValue));
            }
            catch (JsonException error)
            {
                throw new PolicyFileException($"{fileName}: line {number}: not a JSON object ({error.Message})", error);
            }
        }

        return lines;
    }

    private static Authorization Authorization(FileValue line)
    {
        var known = new Authorization(null, null, [], null);
        foreach (var part in line.Pairs())
        {
            var name = part.Path[(line.Path.Length + 1)..];
            if (name.StartsWith("x-", StringComparison.Ordinal))
                continue;
            if (!AuthorizationNames.Contains(name))
                throw line.Refuse($"only {string.Join(", ", AuthorizationNames)}", $"unknown property {name}");
            // Left empty is left out, but for whose it is: nobody named would be anybody's.
            if (part.IsEmpty && name is not ("patientId" or "memberId"))
                continue;
            known = name switch
            {
                "number" => known with { Number = part.Text() },
                "payerId" => known with { PayerId = part.Text() },
                "codes" => known with { Codes = part.Texts() },
                "approvedUnits" => known with { ApprovedUnits = Units(part) },
                "usedUnits" => known with { UsedUnits = Units(part) },
                "approvedVisits" => known with { ApprovedVisits = Units(part) },
                "usedVisits" => known with { UsedVisits = Units(part) },
                "from" => known with { From = part.Date() },
                "to" => known with { To = part.Date() },
                "diagnoses" => known with { Diagnoses = part.Texts() },
                "placeOfService" => known with { PlaceOfService = part.Text() },
                "providerNpi" => known with { ProviderNpi = part.Text() },
                "status" => known with { Status = part.Text() },
                "dose" => known with { Dose = part.Quantity() },
                "intervalDays" => known with { IntervalDays = part.Whole(1, 3650) },
                "patientId" => known with { PatientId = part.Text() },
                "visitId" => known with { VisitId = part.Text() },
                _ => known with { MemberId = part.Text() },
            };
        }

        return known;
    }

    private static EarlierClaim Claim(FileValue line)
    {
        DateOnly? day = null;
        ImmutableArray<EarlierLine>? lines = null;
        var claim = new EarlierClaim(null, null, null, null, null, default, "1", null, null, null, []);
        foreach (var part in line.Pairs())
        {
            if (part.IsEmpty)
                continue;
            switch (part.Path[(line.Path.Length + 1)..])
            {
                case "claimId": claim = claim with { ClaimId = part.Text() }; break;
                case "visitId": claim = claim with { VisitId = part.Text() }; break;
                case "patientId": claim = claim with { PatientId = part.Text() }; break;
                case "memberId": claim = claim with { MemberId = part.Text() }; break;
                case "payerId": claim = claim with { PayerId = part.Text() }; break;
                // A claim may be written as a visit is: what says who, and whose insurance, stands one level down.
                case "patient": claim = OfPatient(claim, part); break;
                case "coverages": claim = OfFirst(claim, part); break;
                case "dateOfService" or "serviceDate": day = part.Date(); break;
                case "frequency" or "frequencyCode": claim = claim with { Frequency = part.Text() }; break;
                case "payerClaimNumber": claim = claim with { PayerClaimNumber = part.Text() }; break;
                case "authorization" or "authorizationNumber":
                    claim = claim with { Authorization = part.Text() };
                    break;
                case "status": claim = claim with { Status = part.Text().ToLowerInvariant() }; break;
                case "decidedOn" or "adjudicatedOn" or "paidOn":
                    claim = claim with { DecidedOn = part.Date() };
                    break;
                case "lines": lines = [.. part.Items().Select(Line)]; break;
            }
        }

        return claim with
        {
            DateOfService = day ?? throw line.Refuse("a claim with its dateOfService"),
            Lines = lines ?? throw line.Refuse("a claim with its lines"),
        };
    }

    private static EarlierClaim OfPatient(EarlierClaim claim, FileValue patient)
    {
        foreach (var part in patient.Pairs())
        {
            if (part.Name == "patientId" && !part.IsEmpty)
                claim = claim with { PatientId = part.Text() };
        }

        return claim;
    }

    private static EarlierClaim OfFirst(EarlierClaim claim, FileValue coverages)
    {
        if (coverages.Items() is not [var first, ..])
            return claim;
        foreach (var part in first.Pairs())
        {
            if (part.IsEmpty)
                continue;
            claim = part.Name switch
            {
                "payerId" => claim with { PayerId = part.Text() },
                "memberId" => claim with { MemberId = part.Text() },
                _ => claim,
            };
        }

        return claim;
    }

    private static EarlierLine Line(FileValue line)
    {
        string? code = null;
        var units = 1m;
        ImmutableArray<string> modifiers = [];
        foreach (var part in line.Pairs())
        {
            switch (part.Name)
            {
                case "code" or "hcpcs": code = part.Text(); break;
                case "units": units = Units(part); break;
                case "modifiers": modifiers = part.Texts(); break;
            }
        }

        return new EarlierLine(code ?? throw line.Refuse("a line with its code"), units, modifiers);
    }

    private static decimal Units(FileValue value) => value.Number(0, 99_999_999);
}
