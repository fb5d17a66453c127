namespace Chairtime.X12.Guides.Remittance835;

/// <summary>One balance equation with both its sides.</summary>
/// <param name="Level">line, claim, patient, provider or payment.</param>
/// <param name="Subject">The control number that it is about.</param>
public sealed record Balance(string Level, string Subject, string Equation, decimal Left, decimal Right)
{
    public bool Holds => Left == Right;
}

/// <summary>The equations of a remittance, from its lines up to its payment. Signs are never changed.</summary>
internal static class RemittanceBalances
{
    public static IEnumerable<Balance> Of(Remittance remittance)
    {
        foreach (var claim in remittance.Claims)
        {
            foreach (var balance in OfClaim(claim))
            {
                yield return balance;
            }
        }
        foreach (var provider in remittance.Providers)
        {
            yield return new("provider", provider.Provider, "number of claims = TS304", provider.Claims,
                provider.StatedClaims);
            yield return new("provider", provider.Provider, "sum of charges = TS305", provider.Charge,
                provider.StatedCharge);
        }
        if (remittance.Handling != "H" || remittance.Payment != 0)
        {
            yield return new("payment", remittance.ReassociationTrace ?? "",
                "claims paid - provider adjustments = payment (BPR02)",
                remittance.Claims.Sum(claim => claim.Paid)
                    - remittance.ProviderAdjustments.Sum(adjustment => adjustment.Amount), remittance.Payment);
        }
    }

    private static IEnumerable<Balance> OfClaim(ClaimPayment claim)
    {
        foreach (var line in claim.Lines)
        {
            yield return new("line", $"{claim.PatientControlNumber} {line.LineControl ?? line.Code}",
                "charge (SVC02) - adjustments = paid (SVC03)", line.Charge - line.Adjusted, line.Paid);
        }
        var number = claim.PatientControlNumber;
        if (claim.Lines.Length > 0)
        {
            yield return new("claim", number, "sum of line charges = charge (CLP03)",
                claim.Lines.Sum(line => line.Charge), claim.Charge);
            yield return new("claim", number, "sum of lines paid - adjustments of the claim = paid (CLP04)",
                claim.Lines.Sum(line => line.Paid) - claim.Adjustments.Sum(adjustment => adjustment.Amount),
                claim.Paid);
        }
        yield return new("claim", number, "charge (CLP03) - all adjustments = paid (CLP04)",
            claim.Charge - claim.Adjusted, claim.Paid);
        if (claim is { PatientResponsibility: { } owed, IsReversal: false })
        {
            yield return new("patient", number, "adjustments of group PR = patient's share (CLP05)",
                claim.PatientAdjusted, owed);
        }
    }
}
