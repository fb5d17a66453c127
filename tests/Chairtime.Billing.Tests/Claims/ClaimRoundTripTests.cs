using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chairtime.Billing.Claims;
using Chairtime.X12.Checking;
using Chairtime.X12.Guides.Claim837P;
using CsCheck;
using Claim = Chairtime.Billing.Claims.Claim;

namespace Chairtime.Billing.Tests.Claims;

/// <summary>What is written is sound, and says what the claim says: everything that the reader of 837P files
/// knows.</summary>
public class ClaimRoundTripTests
{
    [Fact]
    public void Every_claim_is_sound_and_reads_back_as_it_was() => GeneratedClaims.Any.Sample(claims =>
    {
        if (claims.IsEmpty)
            return;
        var bytes = SampleClaim.Interchange(claims);
        using var checker = Checker.Over(bytes);
        var read = ClaimReader.Read(checker).ToList();
        Assert.Empty(checker.Issues);
        Assert.Equal(claims.Select(Text), read.Select(Text));
    }, iter: 1000);

    [Fact]
    public void Every_drug_has_its_quantity_and_every_line_a_pointer_that_resolves() =>
        GeneratedClaims.Any.Sample(claims =>
        {
            var text = claims.IsEmpty ? "" : Encoding.ASCII.GetString(SampleClaim.Interchange(claims));
            Assert.Equal(text.Split("\nLIN*").Length, text.Split("\nCTP*").Length);
            foreach (var claim in claims)
            {
                Assert.InRange(claim.Diagnoses.Length, 1, 12);
                Assert.InRange(claim.Lines.Length, 1, 50);
                Assert.All(claim.Lines, line => Assert.All(line.Pointers, pointer =>
                    Assert.InRange(pointer, 1, claim.Diagnoses.Length)));
                Assert.All(claim.Lines, static line => Assert.InRange(line.Pointers.Length, 1, 4));
                Assert.Equal(claim.Charge, claim.Lines.Sum(static line => line.Charge));
            }

            var controls = claims.SelectMany(static claim => claim.Lines).Select(static line => line.Control)
                .Concat(claims.Select(static claim => claim.ControlNumber)).ToList();
            Assert.Equal(controls.Count, controls.Distinct(StringComparer.Ordinal).Count());
        }, iter: 1000);

    [Fact]
    public void What_the_first_payer_did_balances_on_every_line_and_claim() => GeneratedClaims.Any.Sample(claims =>
    {
        foreach (var claim in claims.Where(static claim => claim.Others.Any(static one => one.Paid is not null)))
        {
            var first = Assert.Single(claim.Others, static one => one.Paid is not null);
            Assert.Equal(first.Paid, claim.Lines.Sum(static line => line.Results.Sum(static one => one.Paid)));
            Assert.All(claim.Lines, static line => Assert.Equal(line.Charge, line.Results.Sum(
                static one => one.Paid + one.Adjustments.Sum(static adjustment => adjustment.Amount))));
        }
    }, iter: 1000);

    [Fact]
    public void Claims_of_every_shape_are_drawn()
    {
        var drawn = new List<Claim>();
        GeneratedClaims.Any.Sample(claims =>
        {
            lock (drawn)
                drawn.AddRange(claims);
        }, iter: 500);
        (string Shape, Func<Claim, bool> Has)[] shapes =
        [
            ("dependant", static one => !one.Insurance.IsPatient), ("facility", static one => one.Facility is not null),
            ("supervising", static one => one.Supervising is not null),
            ("ordering", static one => one.Ordering is not null),
            ("referring", static one => one.Referring is not null),
            ("replacement", static one => one.Frequency == ClaimFrequency.Replacement),
            ("secondary", static one => one.Insurance.Place == 'S'),
            ("answered", static one => one.Lines.Any(static line => !line.Results.IsEmpty)),
            ("drug", static one => one.Lines.Any(static line => line.Drug is not null)),
            ("text", static one => one.Lines.Any(static line => line.Note is not null)),
            ("authorized", static one => one.Authorization is not null),
            ("several authorizations", static one => one.Authorization is null
                && one.Lines.Any(static line => line.Authorization is not null)),
            ("papers", static one => !one.Attachments.IsEmpty),
            ("papers of a line", static one => one.Lines.Any(static line => !line.Attachments.IsEmpty)),
            ("paid in part", static one => one.PatientPaid is not null),
            ("twelve diagnoses", static one => one.Diagnoses.Length == 12),
            ("fifty lines", static one => one.Lines.Length == 50),
        ];
        Assert.All(shapes, shape => Assert.True(drawn.Count(shape.Has) > 5, shape.Shape));
        Assert.Contains(drawn.GroupBy(static one => one.VisitId), static visit => visit.Count() > 1);
    }

    private static string Text(Claim claim)
    {
        var insurance = claim.Insurance;
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{claim.ControlNumber} {claim.Charge:0.##} {
            claim.PlaceOfService} {(int)claim.Frequency} F8 {claim.PayerControlNumber} G1 {claim.Authorization}");
        text.AppendLine(string.Join(' ', claim.Attachments.Select(static one => $"PWK {one.Kind} {one.Control}")));
        text.AppendLine($"billing {claim.Billing.Name} {claim.Billing.Npi}");
        text.AppendLine($"subscriber {insurance.Subscriber?.FamilyName ?? claim.Patient.FamilyName} {
            (insurance.Subscriber is null ? claim.Patient.GivenName : insurance.Subscriber.GivenName)} {
            insurance.MemberId} {insurance.Place} {insurance.FilingCode}");
        text.AppendLine($"payer {insurance.PayerName} {insurance.X12Id}");
        text.AppendLine($"patient {(insurance.IsPatient ? "" : $"{claim.Patient.FamilyName} {
            claim.Patient.GivenName}")}");
        text.AppendLine(Codes(claim.Diagnoses));
        foreach (var (role, person) in new[]
        {
            ("DN", claim.Referring), ("82", claim.Rendering), ("DQ", claim.Supervising),
        })
        {
            if (person is not null)
                text.AppendLine($"{role} {person.FamilyName} {person.GivenName} {person.Npi}");
        }

        if (claim.Facility is { } facility)
            text.AppendLine($"77 {facility.Name}  {facility.Npi}");
        foreach (var line in claim.Lines)
            Append(text, claim, line);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Claim claim, ClaimLine line)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"line {line.Code} {string.Join(',', line.Modifiers)} '{
            line.Description}' {line.Charge:0.##} UN {line.Units} {string.Join(',', line.Pointers)} {
            line.Day:yyyy-MM-dd} {line.Control} {line.Drug?.Ndc} {line.Drug?.Quantity:0.###} {line.Drug?.Unit}");
        if (claim.Ordering is { } ordering)
            text.AppendLine($"DK {ordering.FamilyName} {ordering.GivenName} {ordering.Npi}");
        foreach (var result in line.Results)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"paid {result.X12Id} {result.Paid:0.##} {result.Code} {
                result.Units} {result.Adjustments.Sum(static one => one.Amount):0.##} {result.DecidedOn:yyyy-MM-dd}");
        }
    }

    private static string Text(X12.Guides.Claim837P.Claim claim)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{claim.PatientControlNumber} {claim.Charge:0.##} {
            claim.PlaceOfService} {claim.Frequency} F8 {claim.OriginalReference} G1 {claim.Authorization}");
        text.AppendLine(string.Join(' ', claim.Attachments.Select(static one => $"PWK {one.Kind} {one.Value}")));
        text.AppendLine($"billing {claim.BillingProvider!.LastOrOrganization} {claim.BillingProvider.Id}");
        text.AppendLine($"subscriber {claim.Subscriber!.LastOrOrganization} {claim.Subscriber.First} {
            claim.Subscriber.Id} {claim.PayerSequence} {claim.FilingCode}");
        text.AppendLine($"payer {claim.Payer!.LastOrOrganization} {claim.Payer.Id}");
        text.AppendLine($"patient {(claim.Patient is { Role: "QC" } patient ? $"{patient.LastOrOrganization} {
            patient.First}" : "")}");
        text.AppendLine(string.Join(',', claim.Diagnoses));
        foreach (var role in new[] { "DN", "82", "DQ", "77" })
        {
            foreach (var party in claim.Parties.Where(one => one.Role == role))
                text.AppendLine($"{role} {party.LastOrOrganization} {party.First} {party.Id}");
        }

        foreach (var line in claim.Lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"line {line.Code} {string.Join(',', line.Modifiers)} '{
                line.Description}' {line.Charge:0.##} {line.UnitOfMeasure} {line.Units} {
                string.Join(',', line.DiagnosisPointers)} {line.From:yyyy-MM-dd} {line.LineControl} {line.Drug?.Ndc} {
                line.Drug?.Quantity:0.###} {line.Drug?.Unit}");
            foreach (var party in line.Parties)
                text.AppendLine($"{party.Role} {party.LastOrOrganization} {party.First} {party.Id}");
            foreach (var other in line.OtherPayers)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"paid {other.PayerId} {other.Paid:0.##} {other.Code} {
                    other.Units} {other.Adjusted:0.##} {other.On:yyyy-MM-dd}");
            }
        }

        return text.ToString();
    }

    private static string Codes(ImmutableArray<string> codes) =>
        string.Join(',', codes).Replace(".", "", StringComparison.Ordinal);
}
