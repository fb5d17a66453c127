using System.CommandLine;
using System.Text.Json;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Policies;

/// <summary>What one visit is under two policies.</summary>
/// <param name="Change">Dollars more (or less) that its lines are worth; null where a line has neither an expected
/// payment nor a charge.</param>
/// <param name="ChangeAtRisk">The same of the lines that a finding would have denied.</param>
/// <param name="ChangeGoingOut">The same of what is not held: a visit that is held brings nothing until somebody acts.
/// </param>
internal sealed record PolicyDifference(
    string VisitId, IReadOnlyList<string> Before, IReadOnlyList<string> After, decimal? Change,
    decimal? ChangeGoingOut, decimal? ChangeAtRisk);

/// <summary><c>policy diff A B</c>: which visits another policy would code, hold or pay differently.</summary>
internal static class DiffCommand
{
    public static Command Create(Streams streams)
    {
        var before = new Argument<string>("A") { Description = "A payer's id, or a payer file." };
        var after = new Argument<string>("B") { Description = "The policy to compare with." };
        var visits = new Option<string>("--visits")
        {
            Description = CodingInputs.VisitsDescription, HelpName = "FILE", Required = true,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object per visit that changes." };
        var command = new ExampleCommand(
            "diff", "Which visits another policy would code, hold or pay differently, and by how much.",
            "./chairtime policy diff commercial medicare-part-b --visits visits.ndjson --practice practice.json")
        {
            before, after, visits, json,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call, path);
            var (a, b) = (NamedPolicy.Find(call.GetRequiredValue(before), coder.Context.Payers),
                NamedPolicy.Find(call.GetRequiredValue(after), coder.Context.Payers));
            using var text = streams.OpenText();
            var comparison = new Comparison(coder, a, b, Page.For(streams, text), call.GetValue(json));
            return comparison.Run(VisitInput.Texts(path, streams, coder.Practice), streams.Error);
        });
        return command;
    }

    private sealed class Comparison(ChargingCoder coder, NamedPolicy a, NamedPolicy b, Page page, bool asJson)
    {
        private int _read;
        private int _changed;
        private int _others;
        private int _unpriced;
        private decimal _released;
        private decimal _atRisk;
        private decimal _total;

        public int Run(IEnumerable<VisitText> texts, TextWriter errors)
        {
            var complaints = new List<string>();
            foreach (var text in texts)
            {
                if (text.Read(complaints) is { } visit)
                    Compare(visit);
            }

            complaints.ForEach(errors.WriteLine);
            if (!asJson)
            {
                page.Line(PolicyText.Of($"{_changed} of {_read} visits change; {
                    PolicyText.Change(_total)} dollars billed, {PolicyText.Change(_released)} that go out, {
                    PolicyText.Change(_atRisk)} at risk"));
                if (_others > 0)
                    page.Line(PolicyText.Of($"{_others} are of other payers than {a.PayerId} and stay as they are."));
                if (_unpriced > 0)
                {
                    page.Line(PolicyText.Of($"{_unpriced} of them hold lines without a price or a charge: ")
                        + "their difference is not known. Name the practice with --practice.", Tone.Warning);
                }
            }

            return complaints.Count == 0 ? ExitStatus.Done : ExitStatus.NeedsPerson;
        }

        private void Compare(Visit visit)
        {
            _read++;
            if (!Concerns(visit))
            {
                _others++;
                return;
            }

            var (was, becomes) = (Code(visit, a), Code(visit, b));
            var (before, after) = (Facts(was), Facts(becomes));
            if (before.SequenceEqual(after, StringComparer.Ordinal))
                return;
            _changed++;
            var change = Worth(becomes) - Worth(was);
            var released = GoingOut(becomes) - GoingOut(was);
            if (change is { } dollars)
                _total += dollars;
            else
                _unpriced++;
            _released += released ?? 0;
            var atRisk = MoneyAtRisk.OfVisit(becomes) - MoneyAtRisk.OfVisit(was);
            _atRisk += atRisk ?? 0;
            Show(new PolicyDifference(visit.VisitId, [.. before.Except(after, StringComparer.Ordinal)],
                [.. after.Except(before, StringComparer.Ordinal)], change, released, atRisk));
        }

        // Two versions of one payer's policy concern its own visits; two payers' are tried on every visit.
        private bool Concerns(Visit visit) => a.PayerId != b.PayerId || visit.Coverages.IsEmpty
            || visit.Coverages[0].PayerId is null || visit.Coverages[0].PayerId == a.PayerId;

        private CodedVisit Code(Visit visit, NamedPolicy policy) =>
                (coder with { Rules = coder.Rules with { Coding = coder.Context with { Payers = policy.Book } } })
                .Code(policy.Apply(visit));

        private void Show(PolicyDifference difference)
        {
            if (asJson)
            {
                page.Line(JsonSerializer.Serialize(difference, PolicyJson.Default.PolicyDifference));
                return;
            }

            page.Line($"visit {difference.VisitId}: {Money(difference.Change)} billed, {
                Money(difference.ChangeGoingOut)} going out, {Money(difference.ChangeAtRisk)} at risk", Tone.Strong);
            foreach (var fact in difference.Before)
                page.Line($"  - {fact}");
            foreach (var fact in difference.After)
                page.Line($"  + {fact}");
        }

        private static string Money(decimal? dollars) =>
            dollars is { } known ? PolicyText.Change(known) : "not known";

        private static decimal? GoingOut(CodedVisit coded) => coded.Disposition == Disposition.Held ? 0 : Worth(coded);

        private static List<string> Facts(CodedVisit coded) =>
        [
            .. coded.Lines.Select(PolicyCase.Line),
            // The member's card is of the payer that the visit had: what is wrong with it is not the policy's doing.
            .. coded.Findings.Where(static finding => finding.Severity > Chairtime.Billing.Vocabulary.Severity.Informs
                && !finding.Rule.StartsWith("coverage.", StringComparison.Ordinal))
                .Select(static finding => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} ({
                    finding.About})"),
            coded.Disposition == Disposition.Held ? "held" : "goes out",
        ];

        private static decimal? Worth(CodedVisit coded)
        {
            decimal? total = 0;
            foreach (var line in coded.Lines)
                total += line.Expected ?? line.Charge;
            return total;
        }
    }
}
