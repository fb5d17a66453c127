using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Electronic;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Coding;
using Chairtime.Cli.Inputs;
using Chairtime.X12.Writing;

namespace Chairtime.Cli.Bills;

/// <summary>What a core does with a batch of visits: code, check, make claims, write and check their segments. What
/// is held becomes a line of JSON.</summary>
/// <param name="holdsReview">Visits with a warning wait for a person too.</param>
internal sealed class VisitBilling(ChargingCoder coder, ClaimContext context, bool holdsReview)
{
    // Whatever stands in the final file's envelope is checked there; these numbers only have the right form.
    private static readonly DateOnly AnyDay = new(2026, 1, 1);

    private readonly InterchangeNames? _names = context.Practice is { Submitter: { } submitter, Receiver: { } receiver }
        ? new InterchangeNames(submitter, receiver, 1, AnyDay) : null;

    /// <summary>What the visits are checked with.</summary>
    public RuleContext Rules => coder.Rules;

    public void Work(Batch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            var text = batch[i];
            try
            {
                if (text.Read(batch.Complaints) is { } visit)
                    batch.Billed.Add(Bill(coder.CodeAndPrice(visit)));
                else
                    batch.Bad++;
            }
            catch (Exception defect) when (defect is not OutOfMemoryException)
            {
                // One visit that meets a defect must not cost the rest of the week.
                batch.Bad++;
                batch.Complaints.Add($"{text.Place}: the visit could not be billed because of a defect in Chairtime "
                    + $"({defect.GetType().Name}: {defect.Message.ReplaceLineEndings(" ")}); please report it.");
            }
        }

        HoldInvalid(batch);
        WriteHeld(batch);
    }

    private BilledVisit Bill(PricedVisit priced)
    {
        var made = BillingCycle.Claims(priced.Coded, context);
        var coded = made.AddedTo(priced.Coded);
        if (MustWait(coded))
            return new BilledVisit(coded, priced.Prices, []);
        try
        {
            return new BilledVisit(coded, priced.Prices, [.. made.Claims.Select(claim =>
                new OutgoingClaim(claim, ElectronicClaim.Of(claim, context.Practice.Submitter)))]);
        }
        catch (UnwritableException error)
        {
            return Held(new BilledVisit(coded, priced.Prices, []), [ClaimCheck.Unwritable(error.Message)]);
        }
    }

    private bool MustWait(CodedVisit coded) =>
        coded.Disposition == Disposition.Held || (holdsReview && coded.Disposition == Disposition.Review);

    // All claims of the batch are checked as one file, which costs far less than a file for each.
    private void HoldInvalid(Batch batch)
    {
        var claims = batch.Billed.SelectMany(static visit => visit.Claims).ToList();
        if (claims.Count == 0 || _names is null || context.Billing is not { } billing)
            return;
        var found = ClaimCheck.Check([.. claims.Select(static claim => claim.Electronic)], _names, billing);
        var at = 0;
        for (var i = 0; i < batch.Billed.Count; i++)
        {
            var visit = batch.Billed[i];
            var findings = found[at..(at + visit.Claims.Length)].SelectMany(static one => one).ToImmutableArray();
            at += visit.Claims.Length;
            if (!findings.IsEmpty)
                batch.Billed[i] = Held(visit, findings);
        }
    }

    private static BilledVisit Held(BilledVisit visit, ImmutableArray<Finding> findings) =>
        visit with { Coded = new ClaimsMade([], findings).AddedTo(visit.Coded), Claims = [] };

    private static void WriteHeld(Batch batch)
    {
        using var json = new Utf8JsonWriter(batch.Output, VisitCoding.JsonOptions);
        foreach (var visit in batch.Billed)
        {
            batch.Coded++;
            if (!visit.IsHeld)
                continue;
            batch.Held++;
            CodedVisitWriter.Write(json, visit.Coded);
            json.Flush();
            json.Reset();
            batch.Output.GetSpan(1)[0] = (byte)'\n';
            batch.Output.Advance(1);
        }
    }
}
