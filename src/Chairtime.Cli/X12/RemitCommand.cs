using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Remittance835;

namespace Chairtime.Cli.X12;

/// <summary><c>remit</c>: each remittance of the files as JSON, with every balance equation and its two
/// sides.</summary>
public static class RemitCommand
{
    public static Command Create(Streams streams)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "835 files; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new ExampleCommand("remit",
            "Writes remittances (835) as JSON, one a line: claims, lines, adjustments, and every balance.",
            "./chairtime remit era.835")
        {
            files,
        };
        command.SetAction(call =>
        {
            var output = call.InvocationConfiguration.Output;
            X12Command.RefuseTwoStandardInputs(call.GetRequiredValue(files));
            var isSound = true;
            foreach (var file in call.GetRequiredValue(files))
                isSound &= Write(file, streams, output);
            return isSound ? ExitStatus.Done : ExitStatus.NeedsPerson;
        });
        return command;
    }

    /// <returns>False when a person has to look: something does not balance, or breaks the guide.</returns>
    private static bool Write(string file, Streams streams, TextWriter output)
    {
        using var checker = new Checker(new SegmentReader(X12Command.Open(file, streams)));
        var (count, isBalanced) = (0, true);
        foreach (var remittance in RemittanceReader.Read(checker))
        {
            count++;
            var written = new RemittanceFile(file, remittance);
            isBalanced &= written.Balanced;
            output.WriteLine(JsonSerializer.Serialize(written, RemittanceJson.Default.RemittanceFile));
        }

        if (count == 0)
            throw new CannotException($"there is no remittance in '{file}': name an 835 file.");
        foreach (var issue in checker.Issues.Where(issue => issue.Severity == IssueSeverity.Error && issue.Snip != 3))
            streams.Error.WriteLine($"{file}: {CheckCommand.Line(issue, showsValue: false)}");
        return isBalanced && !checker.HasErrors;
    }
}

/// <summary>A remittance as it is written: with its file, its balances and what was taken back.</summary>
internal sealed class RemittanceFile(string file, Remittance remittance)
{
    public string File => file;

    /// <summary>True when every equation holds and the file does not break off.</summary>
    public bool Balanced => Complete && Balances.All(balance => balance.Holds);

    public bool Complete => remittance.IsComplete;

    public string? Transaction => remittance.Transaction;

    public string? Handling => remittance.Handling;

    public string? CreditOrDebit => remittance.CreditOrDebit;

    public decimal Payment => remittance.Payment;

    public string? Method => remittance.Method;

    public DateOnly? PaymentDate => remittance.PaymentDate;

    public DateOnly? Produced => remittance.Produced;

    public string? ReassociationTrace => remittance.ReassociationTrace;

    public string? PayerName => remittance.PayerName;

    public string? PayerId => remittance.PayerId;

    public string? PayeeName => remittance.PayeeName;

    public string? PayeeId => remittance.PayeeId;

    public ImmutableArray<ClaimPayment> Claims => remittance.Claims;

    public ImmutableArray<ProviderAdjustment> ProviderAdjustments => remittance.ProviderAdjustments;

    public ImmutableArray<ProviderSummary> Providers => remittance.Providers;

    public IReadOnlyList<Reversal> Reversals { get; } = [.. remittance.Reversals()];

    public IReadOnlyList<Balance> Balances { get; } = [.. remittance.Balances()];
}

/// <summary>How remittances are written as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RemittanceFile))]
internal sealed partial class RemittanceJson : JsonSerializerContext;
