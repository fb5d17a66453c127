using System.CommandLine;
using System.Text.Json;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Policies;

/// <summary>What one visit is under two policies.</summary>
/// <param name="Change">Dollars more (or less) that its lines are worth; null where a line has neither an expected
/// payment nor a charge.</param>
internal sealed record PolicyDifference(
    string VisitId, IReadOnlyList<string> Before, IReadOnlyList<string> After, decimal? Change);

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
            var coder = inputs.Coder(call);
            var (a, b) = (NamedPolicy.Find(call.GetRequiredValue(before), coder.Context.Payers),
                NamedPolicy.Find(call.GetRequiredValue(after), coder.Context.Payers));
            using var text = streams.OpenText();
            var comparison = new Comparison(coder, a, b, Page.For(streams, text), call.GetValue(json));
            return comparison.Run(VisitInput.Texts(call.GetRequiredValue(visits), streams), streams.Error);
        });
        return command;
    }

    private sealed class Comparison(ChargingCoder coder, NamedPolicy a, NamedPolicy b, Page page, bool asJson)
    {
        private int _read;
        private int _changed;
        private int _unpriced;
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
                page.Line(PolicyText.Of($"{_changed} of {_read} visits change; {PolicyText.Change(_total)} dollars"));
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
            var (was, becomes) = (Code(visit, a), Code(visit, b));
            var (before, after) = (Facts(was), Facts(becomes));
            if (before.SequenceEqual(after, StringComparer.Ordinal))
                return;
            _changed++;
            var change = Worth(becomes) - Worth(was);
            if (change is { } dollars)
                _total += dollars;
            else
                _unpriced++;
            Show(new PolicyDifference(visit.VisitId, [.. before.Except(after, StringComparer.Ordinal)],
                [.. after.Except(before, StringComparer.Ordinal)], change));
        }

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

            var money = difference.Change is { } dollars ? PolicyText.Change(dollars) : "not known";
            page.Line($"visit {difference.VisitId}: {money}", Tone.Strong);
            foreach (var fact in difference.Before)
                page.Line($"  - {fact}");
            foreach (var fact in difference.After)
                page.Line($"  + {fact}");
        }

        private static List<string> Facts(CodedVisit coded) =>
        [
            .. coded.Lines.Select(PolicyCase.Line),
            .. coded.Findings.Where(static finding => finding.Severity > Chairtime.Billing.Vocabulary.Severity.Informs)
                .Select(static finding => $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} ({
                    finding.About})"),
            $"disposition {coded.Disposition.ToString().ToLowerInvariant()}",
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
