using System.CommandLine;
using System.Globalization;
using Chairtime.Billing.Claims;
using Chairtime.Cli.Coding;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;
using Chairtime.Paper.Forms;
using Chairtime.Reference;

namespace Chairtime.Cli.Bills;

/// <summary><c>bill</c>: from visits to the files that leave the practice.</summary>
internal static class BillCommand
{
    public const string HeldFile = "held.ndjson";
    private const string DefaultFolder = "bill-out";

    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var folder = new Option<string?>("--out")
        {
            Description = $"Folder for what is written; {DefaultFolder} when left out.", HelpName = "DIR",
        };
        var made = new Option<string?>("--date")
        {
            Description = "Day that the interchanges state as their own; their last day of service when left out.",
            HelpName = "DATE",
        };
        made.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && Day(result.Tokens[0].Value) is null)
                result.AddError($"--date needs a day as YYYY-MM-DD, not '{result.Tokens[0].Value}'.");
        });
        var holdReview = new Option<bool>("--hold-review") { Description = "Hold visits that have a warning, too." };
        var paper = new PaperOptions();
        var instructions = new InstructionOptions();
        var cores = Cores.Option();
        var command = new ExampleCommand("bill",
            "Codes and checks visits, and writes the claims of those that are ready: an 837P for each payer, and pages "
            + "of the CMS-1500 with --paper.",
            "./chairtime bill visits.ndjson --practice practice.json --out bill-out")
        {
            visits, folder, made, holdReview, cores,
        };
        paper.AddTo(command);
        instructions.AddTo(command);
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call, path);
            var practice = coder.Practice ?? throw new CannotException(
                "bill needs --practice FILE: it says who bills, as samples/week/practice.json does.");
            var context = new ClaimContext(practice, coder.Context.Payers, instructions.Of(call))
            {
                History = coder.Rules.History,
            };
            var work = new VisitBilling(coder, context, call.GetValue(holdReview));
            var status = Run(streams, new BillOrder(path, call.GetValue(folder) ?? DefaultFolder,
                Day(call.GetValue(made)), Cores.Of(call.GetValue(cores)), paper.Of(call)),
                work, context, coder.Tables, call.InvocationConfiguration.Output);
            coder.ReportTables(streams);
            return status;
        });
        return command;
    }

    private static int Run(
        Streams streams, BillOrder order, VisitBilling work, ClaimContext context, ReferenceSnapshot tables,
        TextWriter output)
    {
        var texts = VisitInput.Texts(order.Visits, streams, context.Practice);
        var folder = new OutFolder(order.Folder);
        var before = Manifest.NamesBefore(order.Folder);
        using var run = new BillRun(context, folder, order.Paper, new BillReport(work.Rules));
        PipelineCounts counts;
        using (var held = folder.Create(HeldFile))
        {
            var progress = streams.IsErrorTerminal
                ? new Progress(streams.Error, VisitInput.Length(order.Visits, context.Practice)) : null;
            var pipeline = new VisitPipeline(order.Cores, work.Work, streams with { Out = held }, progress)
            {
                Written = run.Take,
            };
            counts = pipeline.Run(texts);
        }

        var files = run.Write(order.Made);
        Manifest.Write(folder, run.Totals, counts.Bad, files, tables.Used);
        run.Dispose();
        folder.Finish(before);
        foreach (var reason in run.NotOnPaper.Reasons)
            streams.Error.WriteLine($"chairtime: {reason}");
        new BillSummary(Page.For(streams, output), run.Totals).Write(counts, files, folder, tables);
        return run.NotOnPaper.Count > 0 ? ExitStatus.NeedsPerson : counts.Status;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(
        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What the command line asks for.</summary>
    private sealed record BillOrder(string Visits, string Folder, DateOnly? Made, int Cores, FormSettings? Paper);
}
