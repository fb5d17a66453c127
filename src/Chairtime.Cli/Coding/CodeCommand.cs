using System.CommandLine;
using System.Globalization;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Coding;

/// <summary><c>code</c>: visits in, coded visits out, in input order, however many there are.</summary>
internal static class CodeCommand
{
    private const string CoresVariable = "CHAIRTIME_CORES";

    public static Command Create(Streams streams)
    {
        var visits = new Argument<string>("VISITS") { Description = CodingInputs.VisitsDescription };
        var cores = new Option<string?>("--cores")
        {
            Description = $"How many processor cores to use; all when left out ({CoresVariable} says the same).",
            HelpName = "N",
        };
        cores.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && NumberOfCores(result.Tokens[0].Value) is null)
                result.AddError($"--cores needs a whole number of 1 or more, not '{result.Tokens[0].Value}'.");
        });
        var command = new ExampleCommand("code",
            "Turns documented visits into coded lines, one JSON object per visit, in input order.",
            "./chairtime code visits.ndjson --practice practice.json > coded.ndjson")
        {
            visits, cores,
        };
        var inputs = new CodingInputs(command);
        command.SetAction(call =>
        {
            var path = call.GetRequiredValue(visits);
            var coder = inputs.Coder(call);
            var progress = streams.IsErrorTerminal && !streams.IsOutTerminal
                ? new Progress(streams.Error, VisitInput.Length(path))
                : null;
            var pipeline = new VisitPipeline(
                NumberOfCores(call.GetValue(cores)) ?? DefaultCores(), new VisitCoding(coder).Work, streams, progress);
            var status = pipeline.Run(VisitInput.Texts(path, streams)).Status;
            coder.ReportStale(streams);
            return status;
        });
        return command;
    }

    private static int DefaultCores()
    {
        var wanted = Environment.GetEnvironmentVariable(CoresVariable);
        if (string.IsNullOrEmpty(wanted))
            return Environment.ProcessorCount;
        return NumberOfCores(wanted)
            ?? throw new CannotException($"{CoresVariable} is '{wanted}': set it to a whole number of 1 or more.");
    }

    private static int? NumberOfCores(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cores) && cores >= 1 ? cores : null;
}
