using System.Collections.Immutable;

namespace Chairtime.Billing.Claims;

/// <summary>Puts what earlier payers did onto the lines of a claim for the next one, and checks that it adds
/// up.</summary>
internal static class EarlierResults
{
    public static Claim With(Claim claim, ClaimWork work)
    {
        foreach (var other in claim.Others)
        {
            if (other.DecidedOn is null)
                continue;
            var result = work.Context.Instructions.Results[new VisitPayer(claim.VisitId, other.Insurance.PayerId)];
            claim = claim with { Lines = Lines(claim, other, result, work) };
        }

        return claim;
    }

    private static ImmutableArray<ClaimLine> Lines(
        Claim claim, OtherInsurance other, PayerResult result, ClaimWork work)
    {
        var open = result.Lines.ToList();
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

        foreach (var answer in open)
        {
            work.Report(ClaimFindings.ResultUnmatched, answer.Code,
                $"Payer {other.Insurance.PayerId} answered {answer.Code} at {answer.Charge:0.00}: no such line.");
        }

        return lines.MoveToImmutable();
    }

    private static bool Answers(PayerResultLine answer, ClaimLine line) =>
        answer.Code == line.Code && answer.Charge == line.Charge
        && answer.Modifiers.Order(StringComparer.Ordinal).SequenceEqual(line.Modifiers.Order(StringComparer.Ordinal));
}
