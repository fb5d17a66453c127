using System.CommandLine;
using System.Text.Json;
using Chairtime.Billing.Policies;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Policies;

/// <summary>How one case of a payer ended.</summary>
internal sealed record PolicyTestResult(string PayerId, string Name, bool Passed, IReadOnlyList<string> Problems);

/// <summary><c>policy test</c>: runs the cases beside each payer file.</summary>
internal static class TestCommand
{
    private const string Ending = ".cases.ndjson";

    public static Command Create(Streams streams)
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Folder of payer files with NAME.cases.ndjson beside them; those that ship when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Print one JSON object per case." };
        var command = new ExampleCommand(
            "test", "Runs the cases beside each payer file, and says what does not hold.",
            "./chairtime policy test my-payers")
        {
            folder, json,
        };
        var inputs = new CodingInputs(command, withPayers: false);
        command.SetAction(call =>
        {
            var directory = call.GetValue(folder);
            var coder = inputs.Coder(call, null, directory);
            using var text = streams.OpenText();
            return Run(directory is null ? PayerBook.ShippedCases() : CasesOf(directory), coder,
                Page.For(streams, text), call.GetValue(json));
        });
        return command;
    }

    private static IEnumerable<(string PayerId, string Text)> CasesOf(string folder) =>
        Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)
            .Select(static file => (Path.GetFileName(file)[..^Ending.Length], File.ReadAllText(file)));

    private static int Run(
        IEnumerable<(string PayerId, string Text)> files, ChargingCoder coder, Page page, bool asJson)
    {
        var (passed, failed) = (0, 0);
        foreach (var (payerId, text) in files)
        {
            var policy = NamedPolicy.Find(payerId, coder.Context.Payers);
            foreach (var result in Results(policy, text, coder))
            {
                if (result.Passed)
                    passed++;
                else
                    failed++;
                if (asJson)
                    page.Line(JsonSerializer.Serialize(result, PolicyJson.Default.PolicyTestResult));
                else
                    Show(page, result);
            }
        }

        if (!asJson)
            page.Line(PolicyText.Of($"{passed} passed, {failed} failed"), failed == 0 ? Tone.Good : Tone.Bad);
        return passed + failed == 0
            ? throw new CannotException("there are no cases: NAME.cases.ndjson beside NAME.json.")
            : failed == 0 ? ExitStatus.Done : ExitStatus.NeedsPerson;
    }

    private static IEnumerable<PolicyTestResult> Results(NamedPolicy policy, string text, ChargingCoder coder)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            var one = PolicyCase.Read(PolicyText.Of($"{policy.PayerId}{Ending}:{i + 1}"), lines[i]);
            var problems = one.Problems(coder.Code(policy.Apply(one.Visit))).ToList();
            yield return new PolicyTestResult(policy.PayerId, one.Name, problems.Count == 0, problems);
        }
    }

    private static void Show(Page page, PolicyTestResult result)
    {
        page.Write(result.Passed ? "pass  " : "FAIL  ", result.Passed ? Tone.Good : Tone.Bad);
        page.Line($"{result.PayerId}: {result.Name}");
        foreach (var problem in result.Problems)
            page.Wrapped(problem, 8);
    }
}
