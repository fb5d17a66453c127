using System.CommandLine;
using System.Globalization;
using Chairtime.Billing;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Cli.Reference;
using Chairtime.Reference;
using Chairtime.Reference.Store;

namespace Chairtime.Cli.Inputs;

/// <summary>The options that every command which codes visits shares, and what they load.</summary>
internal sealed class CodingInputs
{
    public const string VisitsDescription =
        "Visits: NDJSON, a JSON array, a folder of such files, or - for standard input.";

    private readonly Option<string?> _payers = new("--payers")
    {
        Description = "Folder of payer files, one payer each; they come before those that ship with the product. "
            + "When left out, payers in the folder of visits.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _practice = new("--practice")
    {
        Description = "The practice's file: its time zone and policies. When left out, practice.json in the folder of "
            + "visits.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _reference = new("--reference")
    {
        Description = "Folder of published tables, as 'reference import' fills it; "
            + $"{ReferenceCommand.DefaultFolder} in the current folder when left out, where there is one.",
        HelpName = "DIR",
    };

    // Texts, read below: options of value types cost start-up time, because they are compiled anew in every run.
    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description = "Use the published tables as they were known on this day; each visit still goes by its own.",
        HelpName = "DATE",
    };

    private readonly CheckingInputs _checks;

    /// <param name="withPayers">False for a command that names the folder of payers itself.</param>
    /// <param name="withReference">False for a command that names the folder of tables itself.</param>
    public CodingInputs(Command command, bool withPayers = true, bool withReference = true)
    {
        if (withPayers)
            command.Add(_payers);
        command.Add(_practice);
        if (withReference)
            command.Add(_reference);
        command.Add(_asOf);
        _checks = new CheckingInputs(command);
        _asOf.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && !IsDay(result.Tokens[0].Value))
                result.AddError($"--as-of needs a day as YYYY-MM-DD, not '{result.Tokens[0].Value}'.");
        });
    }

    /// <summary>Reads the catalogue on another core while this one reads the command line.</summary>
    public static void BeginLoading() =>
        ThreadPool.UnsafeQueueUserWorkItem(static _ => GC.KeepAlive(DrugCatalogue.Shipped), null);

    internal static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Loads what the options name, or what ships with the product.</summary>
    /// <exception cref="CannotException">A folder or file is missing, or breaks its format.</exception>
    /// <param name="visits">Where the visits are; what stands beside them serves for options that were left
    /// out.</param>
    /// <param name="payerFolder">In place of <c>--payers</c>.</param>
    /// <param name="tables">In place of <c>--reference</c>.</param>
    public ChargingCoder Coder(
        ParseResult call, string? visits, string? payerFolder = null, ReferenceSnapshot? tables = null)
    {
        tables ??= Tables(call);
        var beside = visits is null ? null : BesideVisits.Of(visits);
        try
        {
            var practiceFile = call.GetValue(_practice) ?? beside?.Practice;
            var practice = ReadPractice(practiceFile);
            var payers = ReadPayers(payerFolder ?? call.GetValue(_payers) ?? beside?.Payers);
            var context = new CodingContext(
                DrugCatalogue.Shipped,
                payers,
                practice?.Policies ?? PracticePolicies.Default,
                practice?.TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : null)
            {
                Tables = tables,
            };
            return new ChargingCoder(
                _checks.Context(call, context, practice, practiceFile, AsOf(call)), tables);
        }
        catch (PolicyFileException error)
        {
            throw new CannotException(error.Message, error);
        }
        catch (TimeZoneNotFoundException error)
        {
            throw new CannotException("--practice: timeZone is not an IANA zone that this machine knows.", error);
        }
    }

    /// <summary>The day of <c>--as-of</c>, or null.</summary>
    public DateOnly? AsOf(ParseResult call) => Day(call.GetValue(_asOf));

    // The folder that 'reference import' fills when it is not told another is used without being named.
    private ReferenceSnapshot Tables(ParseResult call)
    {
        var asOf = AsOf(call);
        var folder = call.GetValue(_reference);
        MustBeFolder("--reference", folder);
        if (folder is null && Directory.Exists(ReferenceCommand.DefaultFolder))
            folder = ReferenceCommand.DefaultFolder;
        if (folder is null)
            return ReferenceSnapshot.Shipped(asOf);
        try
        {
            return ReferenceSnapshot.Open(ReferenceStore.Open(folder), asOf);
        }
        catch (InvalidDataException error)
        {
            throw new CannotException($"--reference {folder}: {error.Message}", error);
        }
    }

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Practice? ReadPractice(string? path)
    {
        if (path is null)
            return null;
        if (!File.Exists(path))
            throw new CannotException($"--practice {path}: there is no such file.");
        return Practice.Read(path, File.ReadAllBytes(path));
    }

    private static PayerBook ReadPayers(string? folder)
    {
        if (folder is null)
            return PayerBook.Shipped;
        MustBeFolder("--payers", folder);
        return PayerBook.ReadOverShipped(Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(static file => new KeyValuePair<string, ReadOnlyMemory<byte>>(file, File.ReadAllBytes(file))));
    }

    private static void MustBeFolder(string option, string? path)
    {
        if (path is not null && !Directory.Exists(path))
            throw new CannotException($"{option} {path}: there is no such folder.");
    }
}
