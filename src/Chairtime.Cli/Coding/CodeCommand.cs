using System.CommandLine;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Coding;

/// <summary><c>code</c>: visits in, coded visits out, in input order, however many there are.</summary>
internal static class CodeCommand
{
    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var cores = Cores.Option();
        var applyFixes = new Option<string?>("--apply-fixes")
        {
            Arity = ArgumentArity.Zero,
            Description = "Show the claim with its certain corrections beside the original; the chart stays as it is.",
        };
        var command = new ExampleCommand("code",
            "Turns documented visits into coded lines, one JSON object per visit, in input order.",
            "./chairtime code visits.ndjson --practice practice.json > coded.ndjson")
        {
            visits, cores, applyFixes,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call, path);
            var progress = streams.IsErrorTerminal && !streams.IsOutTerminal
                ? new Progress(streams.Error, VisitInput.Length(path, coder.Practice))
                : null;
            var pipeline = new VisitPipeline(
                Cores.Of(call.GetValue(cores)),
                new VisitCoding(coder, call.GetResult(applyFixes) is not null).Work, streams, progress);
            var status = pipeline.Run(VisitInput.Texts(path, streams, coder.Practice)).Status;
            coder.ReportTables(streams);
            return status;
        });
        return command;
    }
}
