using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Chairtime.Billing;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Rules;

namespace Chairtime.Cli.Inputs;

/// <summary>What checks need beside coding: the practice's past, the day they are made on, gates let through.</summary>
internal sealed class CheckingInputs
{
    private readonly Option<string?> _today = new("--today")
    {
        Description = "The day on which filing clocks are read; that of --as-of when left out, or none.",
        HelpName = "DATE",
    };

    private readonly Option<string?> _overrides = new("--overrides")
    {
        Description = "Gates that a person lets through: NDJSON of visitId, gate, by and why.",
        HelpName = "FILE",
    };

    public CheckingInputs(Command command)
    {
        command.Add(_today);
        command.Add(_overrides);
        _today.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !CodingInputs.IsDay(result.Tokens[0].Value))
                result.AddError($"--today needs a day as YYYY-MM-DD, not '{result.Tokens[0].Value}'.");
        });
    }

    /// <exception cref="CannotException">A file is missing.</exception>
    /// <exception cref="PolicyFileException">A file breaks its format.</exception>
    /// <param name="asOf">The day that is looked back from, when the command line names one.</param>
    public RuleContext Context(
        ParseResult call, CodingContext coding, Practice? practice, string? practicePath, DateOnly? asOf)
    {
        var beside = Path.GetDirectoryName(Path.GetFullPath(practicePath ?? "."))!;
        var history = practice is null or { AuthorizationsFile: null, ClaimsFile: null } ? History.None : new History(
            Lines(practice.ClaimsFile, beside, HistoryReader.Claims),
            Lines(practice.AuthorizationsFile, beside, HistoryReader.Authorizations));
        return new RuleContext(coding, practice, history, Day(call.GetValue(_today)) ?? asOf)
        {
            Overrides = Lines(call.GetValue(_overrides), ".", GateOverrideReader.Read),
        };
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ImmutableArray<T> Lines<T>(
        string? name, string folder, Func<string, ReadOnlyMemory<byte>, ImmutableArray<T>> read)
    {
        if (name is null)
            return [];
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? read(name, File.ReadAllBytes(path))
            : throw new CannotException($"{name}: there is no such file.");
    }
}
