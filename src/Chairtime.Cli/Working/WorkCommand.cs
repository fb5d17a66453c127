using System.CommandLine;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Working;

/// <summary><c>work</c>: the visits that want a person, in the order in which they are worth it.</summary>
internal static class WorkCommand
{
    private const int MostFindings = 3;

    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var top = new Option<string?>("--top") { Description = "Show this many visits; all when left out." };
        top.HelpName = "N";
        top.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && Number(result.Tokens[0].Value) is null)
                result.AddError($"--top needs a number above zero, not '{result.Tokens[0].Value}'.");
        });
        var json = new Option<string?>("--json")
        {
            Arity = ArgumentArity.Zero, Description = "Print one JSON object per visit.",
        };
        var command = new ExampleCommand("work",
            "Lists the visits that want a person: most money at risk first, then the filing limit that is nearest.",
            "./chairtime work visits.ndjson --practice practice.json --today 2026-11-25")
        {
            visits, top, json,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call, path);
            var complaints = new List<string>();
            var items = OrderOfWork.Of(
                Coded(VisitInput.Texts(path, streams, coder.Practice), coder, complaints), coder.Rules);
            complaints.ForEach(streams.Error.WriteLine);
            using var text = streams.OpenText();
            var page = Page.For(streams, text);
            var shown = items.Take(Number(call.GetValue(top)) ?? int.MaxValue).ToList();
            if (call.GetResult(json) is not null)
                shown.ForEach(item => page.Line(WorkJson.Of(item, Sorted(item.Coded))));
            else
                Show(page, shown, items.Length);
            coder.ReportTables(streams);
            return items.Length + complaints.Count == 0 ? ExitStatus.Done : ExitStatus.NeedsPerson;
        });
        return command;
    }

    // What is ready, and the minutes of the rest, are let go of at once: a list of work is short, a year is not.
    private static IEnumerable<CodedVisit> Coded(
        IEnumerable<VisitText> texts, ChargingCoder coder, List<string> complaints)
    {
        foreach (var text in texts)
        {
            if (text.Read(complaints) is { } visit && coder.Code(visit) is var coded
                && coded.Disposition != Disposition.Ready)
                yield return coded with { Services = [] };
        }
    }

    private static void Show(Page page, List<WorkItem> items, int all)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var (coded, atRisk, daysLeft) = items[i];
            page.Line(WorkText.Of($"{i + 1,3}  {coded.Visit.VisitId}  {coded.Visit.DateOfService:yyyy-MM-dd}  {
                coded.Visit.Coverages.FirstOrDefault()?.PayerId ?? "no payer"}"), Tone.Strong);
            page.Line("     " + (coded.Disposition == Disposition.Held ? "held" : "wants a look") + ", "
                + (atRisk is { } dollars ? WorkText.Of($"{dollars:0.00} dollars at risk") : "money at risk not known")
                + WorkText.Clock(daysLeft));
            var findings = Sorted(coded);
            foreach (var finding in findings.Take(MostFindings))
            {
                page.Wrapped($"{WorkText.Word(finding.Severity)} {finding.Rule} ({finding.About}): {finding.Message}",
                    7, tone: finding.Severity == Severity.Blocks ? Tone.Bad : Tone.Warning);
                page.Wrapped("Fix: " + WorkText.Of(finding.Fix), 9);
            }

            if (findings.Count > MostFindings)
                page.Line(WorkText.Of($"       and {findings.Count - MostFindings} more"), Tone.Faint);
        }

        page.Line(all == 0 ? "Nothing wants a person."
            : WorkText.Of($"{all} visits want a person; {items.Count} shown."));
    }

    // What blocks before what warns, the dearest first.
    private static List<Finding> Sorted(CodedVisit coded) =>
    [
        .. coded.Findings.Where(static finding => finding.Severity != Severity.Informs)
            .OrderByDescending(static finding => finding.Severity)
            .ThenByDescending(static finding => finding.AtRisk),
    ];

    private static int? Number(string? text) => int.TryParse(text, System.Globalization.NumberStyles.None,
        System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
