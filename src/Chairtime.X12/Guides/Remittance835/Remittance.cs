using System.Collections.Immutable;
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
