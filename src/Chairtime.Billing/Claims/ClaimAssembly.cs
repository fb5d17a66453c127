using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Claims;

/// <summary>Makes the claims of a coded visit: one for its payer, provider, place and day, and more where one does
/// not hold everything.</summary>
internal static class ClaimAssembly
{
    public static ClaimsMade Make(CodedVisit coded, ClaimContext context)
    {
        var work = new ClaimWork(coded, context);
        var (asked, others) = ClaimInsurances.Of(work);
        work.Add(context.Side.Findings);
        if (work.Visit.Setting == Setting.Facility)
            work.Report(ClaimFindings.FacilitySetting, "setting", $"The visit's setting is facility.");
        var patient = Patient(work);
        var diagnoses = ClaimLines.Diagnoses(work);
        if (coded.Lines.IsEmpty)
            work.Report(ClaimFindings.NoLines, "lines", $"The visit has no line to bill.");
        if (asked is null || patient is null || context.Side.Billing is null || diagnoses.IsEmpty)
            return new ClaimsMade([], WithPointers(work, diagnoses));

        var resubmission = context.Instructions.Resubmissions.GetValueOrDefault(
            new VisitPayer(coded.Visit.VisitId, asked.PayerId));
        Check(resubmission, SentBefore(work, asked), work);
        var first = ClaimProviders.With(
            new Claim
            {
                VisitId = coded.Visit.VisitId,
                ControlNumber = "",
                DateOfService = coded.Visit.DateOfService,
                PlaceOfService = coded.Visit.PlaceOfService,
                Frequency = resubmission?.Frequency ?? ClaimFrequency.Original,
                Billing = context.Side.Billing,
                Patient = patient,
                Insurance = asked,
                Others = others,
                Diagnoses = diagnoses,
                Lines = [],
                Note = SuppliedDrugs.Note(work),
                Attachments = ClaimAttachments.OfClaim(coded),
            },
            work);
        var claims = Numbered(Parts(first, resubmission?.Submission ?? 1, work), resubmission, work);
        return new ClaimsMade(work.IsBlocked ? [] : claims, work.Findings);
    }

    private static EarlierClaim? SentBefore(ClaimWork work, ClaimInsurance asked) =>
        work.Context.History.ClaimsOf(work.Visit).FirstOrDefault(claim => claim.VisitId == work.Visit.VisitId
            && claim.PayerId == asked.PayerId && !claim.IsGone && !claim.IsScheduled);

    private static void Check(Resubmission? resubmission, EarlierClaim? sent, ClaimWork work)
    {
        if (resubmission is null && sent is not null)
        {
            work.Report(ClaimFindings.SentBefore, "visitId",
                $"Claim {sent.ClaimId ?? "without id"} of this visit was sent to {sent.PayerId} before{
                    (sent.Status is { } status ? $" and is {status}" : "")}.");
        }

        if (resubmission is { PayerControlNumber: null, PayerControlNumbers.IsEmpty: true })
        {
            work.Report(ClaimFindings.FrequencyReference, "frequency",
                $"A claim of frequency {(int)resubmission.Frequency} needs the payer's number of the decided claim.");
        }

        if (resubmission is not null && work.Terms?.PlanType == "medicare")
        {
            work.Report(ClaimFindings.MedicareFrequency, "frequency",
                $"Frequency {(int)resubmission.Frequency} goes to {work.Terms.Name}, which takes neither 7 nor 8.");
        }
    }

    // Each decided claim has a number of its own: two corrections of one would leave the other as it was.
    private static ImmutableArray<Claim> Numbered(
        ImmutableArray<Claim> claims, Resubmission? resubmission, ClaimWork work)
    {
        if (resubmission is null)
            return claims;
        var numbers = resubmission.PayerControlNumbers;
        if (numbers.IsEmpty && resubmission.PayerControlNumber is { } only)
            numbers = [only];
        // None at all has been told.
        if (!numbers.IsEmpty && numbers.Length != claims.Length)
        {
            work.Report(ClaimFindings.FrequencyReference, "frequency",
                $"The visit makes {claims.Length} claims, and {numbers.Length} numbers of decided claims were given.",
                $"Give payerControlNumbers, one for each of the {claims.Length} claims in their order.");
            return claims;
        }

        return numbers.IsEmpty ? claims
            : [.. claims.Select((claim, at) => claim with { PayerControlNumber = numbers[at] })];
    }

    private static ImmutableArray<Claim> Parts(Claim claim, int submission, ClaimWork work)
    {
        var numbers = LineAuthorizations.Of(work.Coded, claim.Insurance, work.Context.History);
        var groups = work.Context.OneAuthorizationPerClaim
            ? LineAuthorizations.Groups(work.Coded, numbers)
            : [[.. Enumerable.Range(0, numbers.Length)]];
        var claims = ImmutableArray.CreateBuilder<Claim>();
        foreach (var lines in groups.SelectMany(group => ClaimLines.Fitting(work.Coded, group)))
        {
            var control = ControlNumbers.OfClaim(work.Context.Practice.PracticeId, claim.VisitId,
                claim.Insurance.Place, claims.Count + 1, submission);
            var diagnoses = ClaimLines.Carried(
                claim.Diagnoses, lines.Select(index => work.Coded.Lines[index]));
            var made = lines.Select((index, at) => ClaimLines.Of(work, work.Coded.Lines[index],
                ControlNumbers.OfLine(control, at + 1), diagnoses, numbers[index])).OfType<ClaimLine>().ToList();
            claims.Add(claim with
            {
                ControlNumber = control, Diagnoses = diagnoses, Lines = [.. made], Authorization = Common(made),
            });
        }

        // Each claim is decided by itself, so every claim names what is about the whole of it.
        if (claims is [{ Attachments.IsEmpty: false }, _, ..])
        {
            var controls = string.Join(", ", claims.Select(static one => one.ControlNumber));
            work.Report(ClaimFindings.AttachmentSeveralClaims, "attachments",
                $"{claims.Count} claims ({controls}) name the same attachments.");
        }

        return EarlierResults.With(WithPayment(claims, work), work);
    }

    // The patient paid once: each claim tells its part.
    private static ImmutableArray<Claim> WithPayment(ImmutableArray<Claim>.Builder claims, ClaimWork work)
    {
        var paid = AmountPaid.Over(work.Visit.PatientPaid, [.. claims.Select(static one => one.Charge)]);
        return [.. claims.Select((claim, at) => claim with { PatientPaid = paid[at] })];
    }

    // Where lines fall under several, each line names its own and the claim none (REF*G1 stands once in a claim).
    private static string? Common(List<ClaimLine> lines)
    {
        var named = lines.Select(static line => line.Authorization).OfType<string>()
            .Distinct(StringComparer.Ordinal).Take(2).ToList();
        return named is [var only] ? only : null;
    }

    private static ClaimPatient? Patient(ClaimWork work)
    {
        var given = work.Visit.Patient;
        var address = ClaimWork.Whole(given?.Address);
        string?[] missing =
        [
            string.IsNullOrWhiteSpace(given?.FamilyName) ? "familyName" : null,
            string.IsNullOrWhiteSpace(given?.GivenName) ? "givenName" : null,
            given?.BirthDate is null ? "birthDate" : null,
            address is null ? "address (line, city, state, postalCode)" : null,
        ];
        var lacks = string.Join(", ", missing.OfType<string>());
        if (lacks.Length > 0)
        {
            work.Report(ClaimFindings.PatientIncomplete, "patient", $"patient has no usable {lacks}.");
            return null;
        }

        if (given!.Sex is null)
            work.Report(ClaimFindings.PatientSex, "patient.sex", $"patient has no sex; the claim says U.");
        return new ClaimPatient(given.PatientId, ClaimText.Of(given.FamilyName!), ClaimText.Of(given.GivenName!),
            given.BirthDate!.Value, given.Sex ?? "U", address!);
    }

    // A claim that cannot be made still says what is wrong with its lines and its people.
    private static ImmutableArray<Finding> WithPointers(
        ClaimWork work, ImmutableArray<string> diagnoses)
    {
        foreach (var line in work.Coded.Lines)
            ClaimLines.Of(work, line, "", diagnoses, null);
        if (work.Visit.Providers?.Rendering is null)
        {
            work.Report(ClaimFindings.RenderingMissing, "providers.rendering",
                $"The visit has no providers.rendering.");
        }

        return work.Findings;
    }
}
