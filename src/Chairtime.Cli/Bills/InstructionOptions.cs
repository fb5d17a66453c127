using System.CommandLine;
using Chairtime.Billing.Claims;

namespace Chairtime.Cli.Bills;

/// <summary>The options of <c>bill</c> that name files about single claims.</summary>
internal sealed class InstructionOptions
{
    private readonly Option<string?> _corrections = new("--corrections")
    {
        Description = "NDJSON of claims that go out again: visitId, payerId, frequency (7 replaces, 8 voids), "
            + "payerControlNumber (payerControlNumbers, a list, where the visit made several claims), "
            + "submission (2 the first time).",
        HelpName = "FILE",
    };

    private readonly Option<string?> _results = new("--results")
    {
        Description = "NDJSON of what earlier payers did: visitId, payerId, decidedOn, lines with code, modifiers, "
            + "units, charge, paid and adjustments. The next payer is then asked.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_corrections);
        AddResultsTo(command);
    }

    /// <summary>For a command that sends nothing.</summary>
    public void AddResultsTo(Command command) => command.Add(_results);

    /// <exception cref="CannotException">A file is missing or breaks its format.</exception>
    public ClaimInstructions Of(ParseResult call)
    {
        try
        {
            var none = ClaimInstructions.None;
            return new ClaimInstructions
            {
                Resubmissions = Lines(call, _corrections) is { } corrections
                    ? InstructionReader.Resubmissions("--corrections", corrections) : none.Resubmissions,
                Results = Lines(call, _results) is { } results
                    ? InstructionReader.Results("--results", results) : none.Results,
            };
        }
        catch (InstructionException error)
        {
            throw new CannotException(error.Message, error);
        }
    }

    private static IEnumerable<string>? Lines(ParseResult call, Option<string?> option)
    {
        if (call.GetValue(option) is not { } path)
            return null;
        return File.Exists(path) ? File.ReadLines(path)
            : throw new CannotException($"{option.Name} {path}: there is no such file.");
    }
}
