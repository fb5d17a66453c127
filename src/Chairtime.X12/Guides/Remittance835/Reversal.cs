namespace Chairtime.X12.Guides.Remittance835;

/// <summary>
/// A claim payment that takes an earlier one back (CLP02 22), with the claim payment that takes its place. Both keep
/// their amounts: nothing is netted here.
/// </summary>
/// <param name="Index">The reversal's place among the claims, from 0.</param>
/// <param name="CorrectionIndex">The correction's; null when the file has none, as when it follows later.</param>
/// <param name="Change">What both together change in what was paid; the reversal's amount when it stands alone.</param>
public sealed record Reversal(
    string PatientControlNumber, string? PayerControlNumber, int Index, decimal Paid, int? CorrectionIndex,
    decimal? CorrectedPaid, decimal Change)
{
    internal static IEnumerable<Reversal> Of(Remittance remittance)
    {
        var claims = remittance.Claims;
        var taken = new HashSet<int>();
        for (var i = 0; i < claims.Length; i++)
        {
            if (!claims[i].IsReversal)
            {
                continue;
            }
            int? correction = null;
            for (var j = i + 1; j < claims.Length && correction is null; j++)
            {
                var isOfSame = !claims[j].IsReversal && claims[j].PatientControlNumber == claims[i].PatientControlNumber;
                correction = isOfSame && taken.Add(j) ? j : null;
            }
            var corrected = correction is { } at ? claims[at].Paid : (decimal?)null;
            yield return new Reversal(claims[i].PatientControlNumber, claims[i].PayerControlNumber, i, claims[i].Paid,
                correction, corrected, claims[i].Paid + (corrected ?? 0));
        }
    }
}
