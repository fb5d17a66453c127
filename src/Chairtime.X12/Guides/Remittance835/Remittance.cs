using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>One reason of a CAS segment: a positive amount lowers the payment, a negative one raises it.</summary>
/// <param name="Group">CO, PR, OA, PI or, in old files, CR.</param>
/// <param name="Reason">The claim adjustment reason code.</param>
public readonly record struct Adjustment(string Group, string Reason, decimal Amount, decimal? Quantity)
{
    /// <summary>Adds all triples of a CAS segment, those after a gap too: payers leave gaps.</summary>
    internal static void AddTo(List<Adjustment> list, Part part, int cas)
    {
        var fields = part.FieldsOf(cas);
        var last = fields.Count;
        for (var element = 2; element <= last; element += 3)
        {
            if (fields.Text(element) is { } reason)
            {
                list.Add(new Adjustment(
                    fields.Text(1) ?? "", reason, fields.Amount(element + 1), fields.Number(element + 2)));
            }
        }
    }
}

/// <summary>What was paid for one service (loop 2110).</summary>
/// <param name="Qualifier">SVC01-1: HC, N4, NU and others; never assumed.</param>
/// <param name="SubmittedCode">SVC06-2: the code as billed when the payer changed it.</param>
/// <param name="PaidUnits">SVC05; null means 1 by the guide.</param>
/// <param name="LineControl">REF*6R, the line's own number as sent.</param>
/// <param name="Allowed">AMT*B6.</param>
/// <param name="Remarks">Remark codes of all LQ*HE segments.</param>
public sealed record ServicePayment(
    string? Qualifier, string? Code, ImmutableArray<string> Modifiers, decimal Charge, decimal Paid,
    decimal? PaidUnits, string? SubmittedCode, decimal? SubmittedUnits, DateOnly? From, DateOnly? Through,
    ImmutableArray<Adjustment> Adjustments, string? LineControl, decimal? Allowed, ImmutableArray<string> Remarks)
{
    public decimal Adjusted => Adjustments.Sum(adjustment => adjustment.Amount);

    /// <summary>SVC04, the revenue code of an institutional line.</summary>
    public string? Revenue { get; init; }

    /// <summary>All REF segments of the line but its own number.</summary>
    public ImmutableArray<Qualified> References { get; init; } = [];

    /// <summary>All AMT segments of the line but what was allowed.</summary>
    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];

    /// <summary>All QTY segments of the line.</summary>
    public ImmutableArray<QualifiedNumber> Quantities { get; init; } = [];
}

/// <summary>What was paid for one claim (loop 2100).</summary>
/// <param name="PatientControlNumber">CLP01, CLM01 of the claim.</param>
/// <param name="Status">CLP02; 22 is a reversal.</param>
/// <param name="PayerControlNumber">CLP07.</param>
/// <param name="Remarks">Remark codes of MIA and MOA.</param>
/// <param name="Source">The segments as they stood; written back unchanged.</param>
public sealed record ClaimPayment(
    string PatientControlNumber, string Status, decimal Charge, decimal Paid, decimal? PatientResponsibility,
    string? FilingCode, string? PayerControlNumber, DateOnly? From, DateOnly? Through,
    ImmutableArray<Adjustment> Adjustments, ImmutableArray<ServicePayment> Lines, ImmutableArray<string> Remarks,
    [property: JsonIgnore] Part Source)
{
    public bool IsReversal => Status == "22";

    /// <summary>The patient, the insured, and others that NM1 segments name, corrected data (74) included.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>All REF segments of the claim.</summary>
    public ImmutableArray<Qualified> References { get; init; } = [];

    /// <summary>All AMT segments of the claim.</summary>
    public ImmutableArray<QualifiedNumber> Amounts { get; init; } = [];

    /// <summary>All QTY segments of the claim.</summary>
    public ImmutableArray<QualifiedNumber> Quantities { get; init; } = [];

    /// <summary>CLP08 and CLP09: where the service was given, and the frequency with which it was billed.</summary>
    public string? FacilityType { get; init; }

    public string? Frequency { get; init; }

    /// <summary>DTM*050.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>What the patient owes by the adjustments of group PR, of the claim and all its lines.</summary>
    public decimal PatientAdjusted => Adjustments.Concat(Lines.SelectMany(line => line.Adjustments))
        .Where(adjustment => adjustment.Group == "PR").Sum(adjustment => adjustment.Amount);

    /// <summary>Adjustments of the claim and all its lines.</summary>
    public decimal Adjusted => Adjustments.Sum(adjustment => adjustment.Amount) + Lines.Sum(line => line.Adjusted);
}

/// <summary>Money moved outside any claim (PLB): a positive amount lowers the payment.</summary>
public sealed record ProviderAdjustment(
    string Provider, DateOnly? FiscalPeriodEnd, string Reason, string? Reference, decimal Amount)
{
    /// <summary>What the reason is about, in few words; null for a code that is not known here.</summary>
    public string? Meaning => ProviderReasons.Meaning(Reason);
}

/// <summary>What a payer states of the claims of one provider (TS3 of a loop 2000), and what they come to.</summary>
/// <param name="Provider">TS301.</param>
/// <param name="StatedClaims">TS304.</param>
/// <param name="StatedCharge">TS305.</param>
/// <param name="Claims">How many claims the loop has.</param>
/// <param name="Charge">The sum of their charges.</param>
public sealed record ProviderSummary(
    string Provider, decimal StatedClaims, decimal StatedCharge, int Claims, decimal Charge);

/// <summary>One remittance: a payment, the claims that it pays, and what was settled beside them.</summary>
/// <param name="Handling">BPR01; H is a notice without money.</param>
/// <param name="Payment">BPR02.</param>
/// <param name="Method">BPR04: ACH, CHK, NON and others.</param>
/// <param name="ReassociationTrace">TRN02, the same as on the money.</param>
public sealed record Remittance(
    string? Handling, decimal Payment, string? Method, DateOnly? PaymentDate, string? ReassociationTrace,
    string? PayerName, string? PayerId, string? PayeeName, string? PayeeId,
    ImmutableArray<ClaimPayment> Claims, ImmutableArray<ProviderAdjustment> ProviderAdjustments,
    ImmutableArray<ProviderSummary> Providers)
{
    /// <summary>ST02.</summary>
    public string? Transaction { get; init; }

    /// <summary>False when the file breaks off before the trailer of the remittance.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>BPR03: C when money goes to the payee, D when it comes back.</summary>
    public string? CreditOrDebit { get; init; }

    /// <summary>DTM*405.</summary>
    public DateOnly? Produced { get; init; }

    /// <summary>Every equation of the guide: line, claim, provider, payment; none is left out.</summary>
    public IEnumerable<Balance> Balances() => RemittanceBalances.Of(this);

    /// <summary>Each reversal of the file with the correction that follows it.</summary>
    public IEnumerable<Reversal> Reversals() => Reversal.Of(this);
}
