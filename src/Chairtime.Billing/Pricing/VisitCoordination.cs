using System.Collections.Immutable;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Pricing;

/// <summary>What comes after the primary payer: further insurances by their form of coordination, Medicare behind a
/// group plan, and a manufacturer's programme last.</summary>
public static class VisitCoordination
{
    /// <param name="result">What the primary payer did; null to go by what it should do.</param>
    public static CoordinatedVisit Price(PricedVisit primary, PricingContext context, PayerResult? result = null)
    {
        // What is left of a deductible is the primary payer's affair.
        context = context with { DeductibleLeft = null, OutOfPocketLeft = null };
        var coverages = primary.Coded.Visit.Coverages;
        var account = Account.Of(primary, result);
        var others = ImmutableArray.CreateBuilder<OtherPayerPrice>();
        foreach (var last in new[] { false, true })
        {
            // Programmes look at what every insurance has left.
            for (var i = 1; i < coverages.Length; i++)
            {
                if (Programmes.IsProgramme(coverages[i]) != last)
                    continue;
                var steps = new Steps(coverages[i].PayerId ?? "", i + 1);
                var price = last ? Programme(primary, context, i, account, steps)
                    : Second(primary, context, i, account, steps);
                account = account.After(price, last);
                others.Add(price);
            }
        }

        return new CoordinatedVisit(primary, [.. others.OrderBy(static one => one.Place)], account.PatientOwes);
    }

    private static OtherPayerPrice Second(
        PricedVisit primary, PricingContext context, int index, Account account, Steps steps)
    {
        var coverage = primary.Coded.Visit.Coverages[index];
        if (account is not { Paid: { } paid, PatientOwes: { } owed })
            return steps.Unknown("what the payers before paid, or left to the patient, is not known");
        if (coverage.PayerId is null || context.Payers.On(coverage.PayerId, primary.Coded.Visit.DateOfService) is not
            { } terms)
            return steps.Unknown($"no file describes payer {coverage.PayerId}");
        var alone = VisitPricer.Price(Under(primary.Coded, coverage), context);
        if ((coverage.PlanType ?? terms.PlanType) == "medicare")
            return Medicare(alone, account, context, steps);
        if (terms.Contract is null)
            return steps.Unknown($"the file of payer {terms.PayerId} holds no contract");
        if (alone is not { ExpectedPaid: { } normal, Allowed: { } allowed })
        {
            return steps.Unknown("what it would pay alone is not known: "
                + alone.Prices.First(static price => price.Indeterminate is not null).Indeterminate);
        }

        var form = terms.Contract.Coordination;
        var costShare = alone.Prices.Sum(static price => price.PatientOwes);
        var pays = Coordination.Secondary(form, normal, paid, owed, allowed, costShare);
        steps.Add("price.coordination", form switch
        {
            CoordinationForm.Standard =>
                $"the lesser of what it would pay alone, {normal:0.00}, and what the patient owes, {owed:0.00} = {
                    pays:0.00}",
            CoordinationForm.NonDuplication =>
                $"{normal:0.00} alone − {paid:0.00} paid before, not under 0 nor over the {owed:0.00} owed = {
                    pays:0.00}",
            CoordinationForm.MaintenanceOfBenefits =>
                $"{allowed:0.00} allowed − {paid:0.00} paid before − {costShare:0.00} of its own cost share, not under {
                    0} nor over the {owed:0.00} owed = {pays:0.00}",
        }, new Citation($"contract of {terms.PayerId}", "coordination"));
        return steps.Known(pays);
    }

    // The lowest of three amounts, line by line (42 CFR 411.33).
    private static OtherPayerPrice Medicare(
        PricedVisit alone, Account account, PricingContext context, Steps steps)
    {
        var percent = context.Medicare.Sequestration.On(alone.Coded.Visit.DateOfService)?.Value ?? 0;
        var (sum, taken) = (0m, 0m);
        for (var i = 0; i < alone.Prices.Length; i++)
        {
            var (line, before) = (alone.Prices[i], account.Lines[i]);
            if (line is not { Allowed: { } allowed, Charge: { } charge })
                return steps.Unknown(line.Indeterminate ?? $"the charge of {line.Line.Code} is not known");
            if (before is not { Paid: { } paid, Allowed: { } primaryAllowed })
                return steps.Unknown($"what the payer before paid for {line.Line.Code} is not known");
            var share = allowed - line.PatientOwes + line.MipsAdjustment;
            // A practice with a contract is obliged to take what that allows as full payment.
            var full = Math.Min(charge, primaryAllowed);
            var pays = Coordination.MedicareSecondary(full, primaryAllowed, paid, allowed, share, percent);
            steps.Add("price.medicare-secondary", $"{line.Line.Code}: the lowest of {full:0.00} − {paid:0.00}, {
                share:0.00} as primary, and {Math.Max(allowed, primaryAllowed):0.00} − {paid:0.00} = {
                pays.Share:0.00}; − {pays.Sequestration:0.00} = {pays.Paid:0.00}", PricingSources.Secondary);
            sum += pays.Paid;
            taken += pays.Sequestration;
        }

        return steps.Known(sum) with { Sequestration = taken };
    }

    private static OtherPayerPrice Programme(
        PricedVisit primary, PricingContext context, int index, Account account, Steps steps)
    {
        var visit = primary.Coded.Visit;
        var coverage = visit.Coverages[index];
        var plans = visit.Coverages.Select(one => one.PlanType
            ?? (one.PayerId is { } id ? context.Payers.On(id, visit.DateOfService)?.PlanType : null));
        var (_, refused) = Coordination.CopayAssistance(plans, 0, 0, 0);
        if (refused is not null)
            return steps.Unknown(refused);
        if (coverage.PayerId is null || context.Payers.On(coverage.PayerId, visit.DateOfService)?.Contract?.Programme is
            not { } programme)
            return steps.Unknown($"no file describes the programme {coverage.PayerId}");
        if (account.PatientOwes is not { } owed)
            return steps.Unknown("what the patient owes is not known");
        var ofDrug = Math.Min(owed, account.Lines.Where(line => Helps(programme, line.Code))
            .Sum(static line => line.PatientOwes));
        var remaining = programme.AnnualMaximum ?? decimal.MaxValue;
        var benefit = Coordination.CopayAssistance(plans, ofDrug, programme.PatientMinimum, remaining).Benefit!.Value;
        var limit = programme.AnnualMaximum is { } most ? FormattableString.Invariant($", {most:0.00} a year at most") : "";
        steps.Add("price.copay-programme",
            $"{ofDrug:0.00} owed for the drug − {programme.PatientMinimum:0.00} that the patient pays in any case{
                limit} = {benefit:0.00}",
            new Citation($"programme {coverage.PayerId}", "contract.programme"));
        return steps.Known(benefit);
    }

    private static bool Helps(CopayProgramme programme, string code) => programme.Codes.IsEmpty
        ? programme.WithAdministration || PriceWork.IsDrugCode(code)
        : programme.Codes.Contains(code) || (programme.WithAdministration && !PriceWork.IsDrugCode(code));

    private static CodedVisit Under(CodedVisit coded, Coverage coverage) =>
        coded with { Visit = coded.Visit with { Coverages = [coverage] } };

    /// <summary>One payer's steps while they are being taken.</summary>
    private sealed class Steps(string payerId, int place)
    {
        private readonly List<PriceStep> _steps = [];

        public void Add(string rule, FormattableString did, Citation source) => _steps.Add(new(rule, did, source));

        public OtherPayerPrice Known(decimal dollars) => new(payerId, place, [.. _steps]) { Expected = dollars };

        public OtherPayerPrice Unknown(string because) => new(payerId, place, [.. _steps]) { Because = because };
    }

    /// <summary>A line as the primary payer left it.</summary>
    private sealed record Line(string Code, decimal? Allowed, decimal? Paid, decimal PatientOwes);

    /// <summary>What has been paid and what is owed; null from where nobody can say.</summary>
    private sealed record Account(decimal? Paid, decimal? PatientOwes, ImmutableArray<Line> Lines)
    {
        public static Account Of(PricedVisit primary, PayerResult? result)
        {
            ImmutableArray<Line> lines = result is null
                ? [.. primary.Prices.Select(static price => new Line(price.Line.Code, price.Allowed,
                    price.ExpectedPaid, price.PatientOwes))]
                : Answered(primary.Coded.Lines, result);
            decimal? paid = 0;
            foreach (var line in lines)
                paid += line.Paid;
            return new Account(paid, result is null ? primary.PatientOwes : lines.Sum(static line => line.PatientOwes),
                lines);
        }

        // A programme that is refused changes nothing; an insurance that nobody can price leaves all open.
        public Account After(OtherPayerPrice price, bool isProgramme) => price.Expected is { } expected
            ? this with
            {
                Paid = Paid + expected,
                PatientOwes = Math.Max(0, PatientOwes!.Value - expected - price.Sequestration),
            }
            : isProgramme ? this : this with { Paid = null, PatientOwes = null };

        // What was adjusted under PR is the patient's; it and what was paid were allowed.
        private static ImmutableArray<Line> Answered(ImmutableArray<ServiceLine> coded, PayerResult result)
        {
            var open = result.Lines.ToList();
            return [.. coded.Select(line =>
            {
                var found = open.FindIndex(answer => answer.Code == line.Code
                    && answer.Modifiers.Order(StringComparer.Ordinal)
                        .SequenceEqual(line.Modifiers.Order(StringComparer.Ordinal)));
                if (found < 0)
                    return new Line(line.Code, null, null, 0);
                var answer = open[found];
                open.RemoveAt(found);
                var owes = answer.Adjustments.Where(static one => one.Group == "PR").Sum(static one => one.Amount);
                return new Line(line.Code, answer.Paid + owes, answer.Paid, owes);
            })];
        }
    }
}
