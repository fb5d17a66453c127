using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>What one line should bring, in US dollars, and every step of how that was worked out.</summary>
/// <remarks>Amounts are null when the price is <see cref="Indeterminate"/>: unknown is never zero. Where
/// <see cref="Charge"/> is known, charge = contractual + deductible + coinsurance + copay + sequestration - MIPS
/// adjustment + expected payment.</remarks>
public sealed record LinePrice(ServiceLine Line, ImmutableArray<PriceStep> Steps)
{
    /// <summary>Why there is no price; null when there is one.</summary>
    public string? Indeterminate { get; init; }

    public decimal? Charge { get; init; }

    /// <summary>What payer and patient together owe by schedule or contract.</summary>
    public decimal? Allowed { get; init; }

    /// <summary>What <see cref="Allowed"/> is below schedule or contract because the charge is; null when it is
    /// not.</summary>
    public decimal? LostToCharge { get; init; }

    /// <summary>Patient's deductible on this line (PR-1).</summary>
    public decimal Deductible { get; init; }

    /// <summary>Patient's share (PR-2).</summary>
    public decimal Coinsurance { get; init; }

    /// <summary>Patient's fixed amount (PR-3).</summary>
    public decimal Copay { get; init; }

    /// <summary>More (or, negative, less) for quality reporting (CO-144, CO-237).</summary>
    public decimal MipsAdjustment { get; init; }

    /// <summary>Taken off the payer's share (CO-253).</summary>
    public decimal Sequestration { get; init; }

    /// <summary>False where the contract does not say what the patient owes: all of it is shown as the
    /// payer's.</summary>
    public bool KnowsPatientShare { get; init; } = true;

    /// <summary>What the payer should pay.</summary>
    public decimal? ExpectedPaid => Allowed is { } allowed
        ? allowed - PatientOwes + MipsAdjustment - Sequestration : null;

    /// <summary>What is written off by schedule or contract (CO-45); null without a charge.</summary>
    public decimal? Contractual => Charge - Allowed;

    public decimal PatientOwes => Deductible + Coinsurance + Copay;
}

/// <summary>One step of a price with its operands, written while computing.</summary>
/// <param name="Rule">Permanent dotted id: <c>price.coinsurance</c>.</param>
public sealed record PriceStep(string Rule, FormattableString Did, Citation Source)
{
    /// <summary>The published table that was asked, in its version; null where none was.</summary>
    public TableVersion? Table { get; init; }

    public string Text => Did.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A coded visit with what each line should bring.</summary>
/// <param name="Coded">Its lines carry charge and expected payment.</param>
/// <param name="Prices">One for each line, in the order of the lines.</param>
public sealed record PricedVisit(CodedVisit Coded, ImmutableArray<LinePrice> Prices)
{
    /// <summary>What the payer should pay for all lines; null when a line has no price.</summary>
    public decimal? ExpectedPaid => Sum(static price => price.ExpectedPaid);

    public decimal? Allowed => Sum(static price => price.Allowed);

    /// <summary>What is left for the patient, or for the next payer; null when nobody can say.</summary>
    public decimal? PatientOwes => Sum(static price =>
        price.Allowed is null || !price.KnowsPatientShare ? null : price.PatientOwes);

    /// <summary>What is left of the patient's deductible after the visit; null when not known.</summary>
    public decimal? DeductibleLeft { get; init; }

    private decimal? Sum(Func<LinePrice, decimal?> amount)
    {
        decimal? sum = 0;
        foreach (var price in Prices)
            sum += amount(price);
        return sum;
    }
}
