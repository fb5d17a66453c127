using System.CommandLine;
using System.Globalization;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;

namespace Chairtime.Cli;

/// <summary>The options that every command which codes visits shares, and what they load.</summary>
internal sealed class CodingInputs
{
    public const string VisitsDescription = "Visits: NDJSON, a JSON array, a folder of such files, or - for standard input.";

    private readonly Option<string?> _payers = new("--payers")
    {
        Description = "Folder of payer files, one payer each; they come before those that ship with the product.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _practice = new("--practice")
    {
        Description = "The practice's file: its time zone and policies.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _reference = new("--reference")
    {
        Description = "Folder of published tables, as 'reference import' fills it.",
        HelpName = "DIR",
    };

    private readonly Option<DateOnly?> _asOf = new("--as-of")
    {
        Description = "The day on which the result is to stand; coding goes by each visit's own day.",
        HelpName = "DATE",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            result.AddError($"--as-of needs a day as YYYY-MM-DD, not '{text}'.");
            return null;
        },
    };

    public CodingInputs(Command command)
    {
        command.Add(_payers);
        command.Add(_practice);
        command.Add(_reference);
        command.Add(_asOf);
    }

    /// <exception cref="CannotException">A folder or file is missing or cannot be read.</exception>
    public CodingContext Context(ParseResult call)
    {
        MustBeFolder("--payers", call.GetValue(_payers));
        MustBeFolder("--reference", call.GetValue(_reference));
        if (call.GetValue(_practice) is { } practice && !File.Exists(practice))
            throw new CannotException($"--practice {practice}: there is no such file.");
        return new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null);
    }

    private static void MustBeFolder(string option, string? path)
    {
        if (path is not null && !Directory.Exists(path))
            throw new CannotException($"{option} {path}: there is no such folder.");
    }
}
