using System.Collections.Immutable;

namespace Chairtime.Billing.Claims;

/// <summary>Puts what earlier payers did onto the lines of the claims for the next one, and checks that it adds
/// up.</summary>
internal static class EarlierResults
{
    /// <param name="claims">All claims of the visit: an answer may have come on one claim, whatever is made of the
    /// visit now.</param>
    public static ImmutableArray<Claim> With(ImmutableArray<Claim> claims, ClaimWork work)
    {
        if (claims.IsEmpty)
            return claims;
        foreach (var other in claims[0].Others)
        {
            if (other.DecidedOn is null)
                continue;
            var result = work.Context.Instructions.Results[new VisitPayer(claims[0].VisitId, other.Insurance.PayerId)];
            if (claims.Length > 1 && !result.Adjustments.IsEmpty)
            {
                work.Report(ClaimFindings.ResultUnmatched, "adjustments",
                    $"Payer {result.PayerId} adjusted the claim as a whole, and it goes on in {claims.Length} claims.");
            }

            claims = With(claims, other, result, work);
        }

        return claims;
    }

    private static ImmutableArray<Claim> With(
        ImmutableArray<Claim> claims, OtherInsurance other, PayerResult result, ClaimWork work)
    {
        var open = result.Lines.ToList();
        var answered = ImmutableArray.CreateBuilder<Claim>(claims.Length);
        foreach (var claim in claims)
        {
            var lines = Lines(claim, other, result, open, work);
            // Each claim says what was paid on its own lines, less what was taken off the claim as a whole.
            var paid = lines.Sum(line => line.Results.Where(one => one.X12Id == other.Insurance.X12Id)
                .Sum(static one => one.Paid)) - result.Adjustments.Sum(static one => one.Amount);
            answered.Add(claim with
            {
                Lines = lines,
                Others = [.. claim.Others.Select(one => one.Insurance == other.Insurance
                    ? one with { Paid = paid } : one)],
            });
        }

        foreach (var answer in open)
        {
            work.Report(ClaimFindings.ResultUnmatched, answer.Code,
                $"Payer {other.Insurance.PayerId} answered {answer.Code} at {answer.Charge:0.00}: no such line.");
        }

        return answered.MoveToImmutable();
    }

    private static ImmutableArray<ClaimLine> Lines(
        Claim claim, OtherInsurance other, PayerResult result, List<PayerResultLine> open, ClaimWork work)
    {
        var lines = ImmutableArray.CreateBuilder<ClaimLine>(claim.Lines.Length);
        foreach (var line in claim.Lines)
        {
            var found = open.FindIndex(answer => Answers(answer, line));
            if (found < 0)
            {
                work.Report(ClaimFindings.ResultUnmatched, line.Code,
                    $"{line.Code} at {line.Charge:0.00} has no answer of payer {other.Insurance.PayerId}.");
                lines.Add(line);
                continue;
            }

            var answer = open[found];
            open.RemoveAt(found);
            var adjusted = answer.Adjustments.Sum(static one => one.Amount);
            if (answer.Paid + adjusted != line.Charge)
            {
                work.Report(ClaimFindings.ResultUnbalanced, line.Code,
                    $"{line.Code}: paid {answer.Paid:0.00} and adjusted {adjusted:0.00} are not {line.Charge:0.00}.");
            }

            lines.Add(line with
            {
                Results = line.Results.Add(new LineResult(other.Insurance.X12Id, answer.Paid, answer.Code,
                    answer.Modifiers, answer.Units, answer.Adjustments, result.DecidedOn)),
            });
        }

        return lines.MoveToImmutable();
    }

    private static bool Answers(PayerResultLine answer, ClaimLine line) =>
        answer.Code == line.Code && answer.Charge == line.Charge
        && answer.Modifiers.Order(StringComparer.Ordinal).SequenceEqual(line.Modifiers.Order(StringComparer.Ordinal));
}
