using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Vocabulary.Severity;

namespace Chairtime.Billing.Rules;

/// <summary>What an 837P and a CMS-1500 cannot go out without.</summary>
internal static class ClaimRules
{
    private const int MostLines = 50;
    private const decimal MostDollars = 99_999.99m;

    public static readonly Rule NoLines = Blocking("claim.no-lines", "The visit has nothing to bill.",
        "Check what was given; see the findings of coding.", ["CO-16"], CheckLines) with { Severity = Warns };

    public static readonly Rule PatientName = Blocking("claim.patient-name", "The patient's name is incomplete.",
        "Document patient.familyName and givenName.", ["CO-16", "MA36"], static (work, rule) =>
        {
            if (work.Visit.Patient is { } patient
                && (string.IsNullOrWhiteSpace(patient.FamilyName) || string.IsNullOrWhiteSpace(patient.GivenName)))
            {
                work.Report(rule, "patient", $"The patient's family or given name is missing.");
            }
        });

    public static readonly Rule BirthDate = Blocking("claim.birth-date", "The patient's birth date is missing.",
        "Document patient.birthDate.", ["CO-16", "N329"], static (work, rule) =>
        {
            if (work.Visit.Patient is { BirthDate: null })
                work.Report(rule, "patient", $"The patient has no birth date.");
        });

    public static readonly Rule BornLater = Blocking("claim.born-after-service",
        "The patient's birth date is after the service.", "Correct patient.birthDate or dateOfService.",
        ["CO-16", "N329"], static (work, rule) =>
        {
            if (work.Visit.Patient?.BirthDate > work.Day)
                work.Report(rule, "patient", $"The birth date is after the day of service {work.Day:yyyy-MM-dd}.");
        });

    public static readonly Rule Sex = Blocking("claim.sex", "The patient's sex is missing.",
        "Document patient.sex (F, M or U).", ["CO-16", "MA39"], static (work, rule) =>
        {
            if (work.Visit.Patient is { Sex: null })
                work.Report(rule, "patient", $"The patient has no sex charted.");
        });

    public static readonly Rule PatientAddress = Blocking("claim.patient-address",
        "The patient's address is incomplete.", "Document line, city, state and postalCode of patient.address.",
        ["CO-16", "MA37"], CheckAddress);

    public static readonly Rule RenderingMissing = Blocking("claim.rendering-missing",
        "No rendering provider is named.", "Document providers.rendering with its NPI.", ["CO-16", "N290"],
        static (work, rule) =>
        {
            if (work.IsForClaim && string.IsNullOrWhiteSpace(work.Visit.Providers?.Rendering?.Npi))
                work.Report(rule, "providers", $"The visit names no rendering provider with an NPI.");
        });

    public static readonly Rule NpiInvalid = Blocking("claim.npi", "A provider's NPI fails its check digit.",
        "Correct the NPI.", ["CO-16", "N257", "N290"], CheckNpis);

    public static readonly Rule ProviderUnknown = Blocking("claim.provider-unknown",
        "The rendering provider is not one of the practice's.",
        "Correct providers.rendering, or add the provider to the practice's file.", ["CO-B7", "CO-16"],
        CheckProvider) with { Severity = Warns };

    public static readonly Rule OrderingMissing = Blocking("claim.ordering-missing",
        "Nobody is named who ordered or referred; some payers want it for drugs.",
        "Document providers.ordering.", ["CO-16", "N265"], static (work, rule) =>
        {
            if (work.IsForClaim && work.Drugs.Length > 0
                && work.Visit.Providers is not ({ Ordering: not null } or { Referring: not null }))
            {
                work.Report(rule, "providers", $"The visit names no ordering provider.");
            }
        }) with { Severity = Informs };

    public static readonly Rule BillingProvider = Blocking("claim.billing-provider",
        "The practice's file lacks what loop 2010AA needs: name, NPI, tax id and street address.",
        "Complete billingProvider in the practice's file.", ["CO-16", "N257", "MA112"], CheckBillingProvider);

    public static readonly Rule BillingZip = Blocking("claim.billing-zip",
        "The billing provider's ZIP code has no nine digits.", "Complete postalCode in the practice's file.",
        ["CO-16"], static (work, rule) =>
        {
            if (work.IsForClaim && work.Context.Practice?.BillingProvider?.Address?.PostalCode is { } zip
                && CountDigits(zip) != 9)
            {
                work.Report(rule, "billingProvider", $"postalCode has {CountDigits(zip)} digits.");
            }
        }) with { Severity = Warns, Needs = VisitHas.Practice };

    public static readonly Rule TooManyLines = Blocking("claim.too-many-lines",
        "A professional claim carries at most 50 lines; the visit becomes several claims.",
        "Look whether the visit is charted twice; nothing when its lines are right, since its claims are split.",
        ["CO-16", "CO-18"], static (work, rule) =>
        {
            if (work.Coded.Lines.Length > MostLines)
            {
                work.Report(rule, "lines", $"The visit has {work.Coded.Lines.Length} lines, {
                    MostLines} of which go onto one claim.");
            }
        }) with { Severity = Warns };

    public static readonly Rule ChargeMissing = Blocking("claim.charge-missing",
        "The practice charges for other lines, and a line has no charge.",
        "Add the code to charges in the practice's file.", ["CO-16", "M79"], CheckCharges);

    public static readonly Rule ChargeLow = Blocking("claim.charge-below-expected",
        "The charge is below what the payer would pay: the difference is lost.",
        "Raise the charge in the practice's file.", ["CO-45"], static (work, rule) =>
        {
            foreach (var line in work.Coded.Lines)
            {
                if (line.LostToCharge is { } lost)
                {
                    work.Lost(rule, lost, line.Code,
                        $"{line.Code} is charged {line.Charge:0.00} and priced at {
                            line.Charge + lost:0.00}: {lost:0.00} is lost.",
                        $"Charge at least {(line.Charge + lost) / line.Units:0.00###} a unit for {
                            line.Code} in the practice's file.");
                }
                else if (line.Charge < line.Expected)
                {
                    work.Lost(rule, line.Expected.Value - line.Charge.Value, line.Code,
                        $"{line.Code} is charged {line.Charge:0.00}; expected are {line.Expected:0.00}.");
                }
            }
        }) with { Severity = Warns, Needs = VisitHas.Charges };

    public static readonly Rule ChargeByMedicare = Blocking("claim.charge-by-medicare",
        "The charge is a share of what is expected, which is unknown, and was taken of Medicare's national amount.",
        "Add the code to charges in the practice's file, or a contract to the payer's.", [],
        static (work, rule) =>
        {
            foreach (var line in work.Coded.Lines)
            {
                if (line is { IsChargedByMedicare: true, Charge: { } charge })
                {
                    work.Report(rule, line.Code,
                        $"{line.Code} is charged {charge:0.00}: charges.default of Medicare's national amount.",
                        $"Add {line.Code} to charges in the practice's file, or a contract to the payer's.");
                }
            }
        }) with { Severity = Informs };

    public static readonly Rule DollarLimit = Blocking("claim.dollar-limit",
        "A Medicare claim is charged more than its systems take on one claim.", "Split the claim.", ["CO-16"],
        static (work, rule) =>
        {
            if (!work.IsMedicare)
                return;
            var total = 0m;
            foreach (var line in work.Coded.Lines)
                total += line.Charge ?? 0;
            if (total > MostDollars)
                work.Report(rule, "lines", $"The claim's charges are {total:0.00}; the limit is {MostDollars:0.00}.");
        }) with { Severity = Warns, Needs = VisitHas.Charges };

    public static readonly Rule LinePointer = Blocking("claim.line-without-diagnosis",
        "A line points at a diagnosis that is not on the claim.", "Correct diagnoses in otherServices.",
        ["CO-16", "M76"], static (work, rule) =>
        {
            foreach (var service in work.Visit.OtherServices)
            {
                foreach (var code in service.Diagnoses)
                {
                    if (!work.Visit.Diagnoses.Contains(code))
                        work.Report(rule, service.Code,
                            $"{service.Code} points at {code}, which the visit does not list.");
                }
            }
        });

    public static readonly Rule Undescribed = Blocking("claim.description-missing",
        "A code without a meaning of its own is billed without saying what was given.",
        "Chart what was given as an administration with drug, dose and route.", ["CO-16", "M123"],
        static (work, rule) =>
        {
            foreach (var billed in work.Drugs)
            {
                if (billed.Drug.IsUnlisted && billed.Line.Description is null)
                {
                    work.Report(rule, billed.Line.Code,
                        $"{billed.Line.Code} stands for no one drug, and nothing says what was given.",
                        billed.Given is null
                            ? (FormattableString)$"Chart an administration in place of {billed.Line.Code}."
                            : $"Document drug, dose and route of {billed.Given.Id}.");
                }
            }
        });

    public static readonly Rule AttachmentNumber = Blocking("claim.attachment-number",
        "A paper that is sent apart from the claim has no control number of 2 to 50 characters to match it by.",
        "Give attachments.controlNumber, the one on the cover sheet, or keep the paper (sentBy: on-request).",
        ["CO-252"], CheckAttachmentNumbers);

    public static readonly Rule AttachmentsMany = Blocking("claim.attachments-many",
        "A claim, or a line of it, names more than ten papers.", "Send several papers under one control number.",
        ["CO-16"], CheckAttachmentCounts);

    public static readonly Rule AttachmentAbout = Blocking("claim.attachment-about",
        "A paper is about a code or an administration that the visit does not bill; the claim as a whole names it.",
        "Correct attachments.about, or leave it out for the claim as a whole.", [], static (work, rule) =>
        {
            for (var i = 0; i < work.Visit.Attachments.Length; i++)
            {
                var paper = work.Visit.Attachments[i];
                if (paper.About is { } about && !work.Coded.Lines.Any(line => ClaimAttachments.IsAbout(paper, line)))
                {
                    work.Report(rule, $"attachments[{i}]", paper.Type == ClaimAttachments.Certification
                        ? (FormattableString)$"attachments[{i}] is a certification, which no line of a drug can name."
                        : $"attachments[{i}] is about {about}, which is not billed.");
                }
            }
        }) with { Severity = Warns };

    public static readonly Rule PatientPaidMore = Blocking("claim.patient-paid-over-charge",
        "The patient has paid more than the visit is charged.",
        "Correct patientPaid; what was paid for other visits belongs to those.", ["CO-16"], static (work, rule) =>
        {
            if (work.Visit.PatientPaid is not { } paid)
                return;
            var charge = 0m;
            foreach (var line in work.Coded.Lines)
            {
                // With a charge unknown, so is the sum.
                if (line.Charge is null)
                    return;
                charge += line.Charge.Value;
            }

            if (paid > charge)
            {
                work.Report(rule, "patientPaid",
                    $"The patient paid {paid:0.00}; the charges are {charge:0.00}.");
            }
        }) with { Needs = VisitHas.Charges };

    public static ImmutableArray<Rule> All { get; } =
    [
        NoLines, PatientName, BirthDate, BornLater, Sex, PatientAddress, RenderingMissing, NpiInvalid, ProviderUnknown,
        OrderingMissing, BillingProvider, BillingZip, TooManyLines, ChargeMissing, ChargeLow, ChargeByMedicare,
        DollarLimit, LinePointer, Undescribed, AttachmentNumber, AttachmentsMany, AttachmentAbout, PatientPaidMore,
    ];

    private static Rule Blocking(
        string id, string meaning, string remedy, ImmutableArray<string> prevents, Action<RuleWork, Rule> check) =>
        new(id, Blocks, Gate.PayerRules, meaning, remedy, RuleSources.ClaimGuide, prevents) { Check = check };

    private static void CheckLines(RuleWork work, Rule rule)
    {
        // A hospital's patient has nothing that the practice may bill, and has been told so.
        if (work.IsForClaim && work.Coded.Lines.IsEmpty
            && !work.HasFinding(CodingFindings.FacilityPlace.Id, "placeOfService"))
            work.Report(rule, "lines", $"The visit has no line to bill.");
    }

    private static void CheckAddress(RuleWork work, Rule rule)
    {
        if (work.Visit.Patient is not { } patient)
            return;
        if (patient.Address is not { Line.Length: > 0, City.Length: > 0, State.Length: > 0, PostalCode.Length: > 0 })
            work.Report(rule, "patient", $"The patient's address lacks line, city, state or ZIP code.");
    }

    private static void CheckAttachmentNumbers(RuleWork work, Rule rule)
    {
        for (var i = 0; i < work.Visit.Attachments.Length; i++)
        {
            var paper = work.Visit.Attachments[i];
            var length = paper.ControlNumber?.AsSpan().Trim().Length ?? 0;
            if (paper.ControlNumber is null ? paper.SentBy != SentBy.OnRequest : length < 2)
            {
                work.Report(rule, $"attachments[{i}]", length == 0
                    ? (FormattableString)$"attachments[{i}] is sent apart and has no controlNumber."
                    : $"The controlNumber of attachments[{i}] has one character.");
            }
        }
    }

    private static void CheckAttachmentCounts(RuleWork work, Rule rule)
    {
        if (work.Visit.Attachments.Length <= ClaimAttachments.Most)
            return;
        if (ClaimAttachments.OfClaim(work.Coded) is { Length: > ClaimAttachments.Most } papers)
            work.Report(rule, "attachments", $"{papers.Length} attachments are about the claim as a whole.");
        foreach (var lines in work.Coded.Lines.GroupBy(static line => line.Code, StringComparer.Ordinal))
        {
            var most = lines.Max(line => ClaimAttachments.OfLine(work.Visit, line).Length);
            if (most > ClaimAttachments.Most)
                work.Report(rule, lines.Key, $"{most} attachments are about a line of {lines.Key}.");
        }
    }

    private static void CheckNpis(RuleWork work, Rule rule)
    {
        if (work.Visit.Providers is { } providers)
        {
            CheckNpi(work, rule, providers.Rendering, "rendering");
            CheckNpi(work, rule, providers.Ordering, "ordering");
            CheckNpi(work, rule, providers.Referring, "referring");
            CheckNpi(work, rule, providers.Supervising, "supervising");
        }
    }

    private static void CheckNpi(RuleWork work, Rule rule, Provider? provider, string role)
    {
        if (provider?.Npi is { Length: > 0 } npi && !Identifiers.IsNpi(npi))
        {
            work.Report(rule, $"providers.{role}", $"The NPI of the {role} provider fails its check digit.",
                $"Correct providers.{role}.npi.");
        }
    }

    private static void CheckProvider(RuleWork work, Rule rule)
    {
        // A mistyped number has its own finding.
        if (work.Context.Practice is not { Providers.IsEmpty: false } practice
            || work.Visit.Providers?.Rendering?.Npi is not { } npi || !Identifiers.IsNpi(npi))
        {
            return;
        }

        foreach (var provider in practice.Providers)
        {
            if (provider.Npi == npi)
                return;
        }

        work.Report(rule, "providers.rendering", $"The rendering provider is not in the practice's file.");
    }

    private static void CheckBillingProvider(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.Context.Practice is not { BillingProvider: { } billing })
            return;
        if (billing is not { Name.Length: > 0, Npi.Length: > 0, TaxId.Length: > 0, Address.Line.Length: > 0 })
            work.Report(rule, "billingProvider", $"Name, NPI, tax id or address of the billing provider is missing.");
        else if (!Identifiers.IsNpi(billing.Npi))
            work.Report(rule, "billingProvider", $"The billing provider's NPI fails its check digit.");
    }

    private static void CheckCharges(RuleWork work, Rule rule)
    {
        if (!work.IsForClaim || work.Context.Practice?.Charges is not { } charges)
            return;
        var lines = work.Coded.Lines;
        if (!lines.Any(static line => line.Charge is not null))
            return;
        for (var i = 0; i < lines.Length; i++)
        {
            var code = lines[i].Code;
            if (lines[i].Charge is not null || lines.Take(i).Any(line => line.Code == code && line.Charge is null))
                continue;
            if (charges.HasDefault)
            {
                // The charge list is whole; what is missing is the price that it goes by.
                work.Report(rule, Informs, code,
                    $"{code} has no charge yet: charges.default is a share of the expected payment, which is unknown.",
                    $"Add {code} to charges in the practice's file, or a contract to the payer's.");
            }
            else
            {
                work.Report(rule, code, $"{code} has no charge.", $"Add {code} to charges in the practice's file.");
            }
        }
    }

    private static int CountDigits(string text)
    {
        var digits = 0;
        foreach (var character in text)
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        return digits;
    }
}
