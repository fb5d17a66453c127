using System.CommandLine;
using System.Text.Json;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.Cli.X12;

/// <summary><c>x12 check</c>: every problem of a file with its place, in file order.</summary>
internal static class CheckCommand
{
    public static Command Create(Streams streams)
    {
        var file = X12Command.File();
        var json = new Option<bool>("--json") { Description = "The problems as a JSON array." };
        var command = new ExampleCommand(
            "check", "Lists every problem of an X12 file with its place.", "./chairtime x12 check claims.837")
        {
            file, json,
        };
        var inputs = new CheckInputs();
        inputs.AddTo(command);
        command.SetAction(call =>
        {
            using var checker = new Checker(new SegmentReader(X12Command.Open(call.GetRequiredValue(file), streams)),
                inputs.Read(call));
            while (checker.Read())
            {
            }
            if (call.GetValue(json))
                WriteJson(checker, streams);
            else
                WriteText(checker, call.InvocationConfiguration.Output, streams.Error);
            if (checker.IssuesNotKept > 0)
                streams.Error.WriteLine($"{checker.IssuesNotKept} more problems are not listed: a transaction shows"
                    + $" its first {IssueList.PerTransaction} errors and warnings.");
            return checker.HasErrors
                ? ExitStatus.NeedsPerson : ExitStatus.Done;
        });
        return command;
    }

    private static void WriteText(Checker checker, TextWriter output, TextWriter error)
    {
        foreach (var issue in checker.Issues)
            output.WriteLine(Line(issue, showsValue: true));
        var transactions = checker.Interchanges.SelectMany(i => i.Groups).Sum(group => group.Transactions.Count);
        error.WriteLine($"{Count(transactions, "transaction")}, "
            + $"{Count(checker.Issues.Count + checker.IssuesNotKept, "problem")}.");
        if (checker.Issues.Any(issue => issue.Value is { } value && value.AsSpan().ContainsAny('\r', '\n')))
            error.WriteLine(
                "Values hold line breaks: where a mailer wrapped the file, x12 convert --unwrap repairs it.");
    }

    private static string Count(long number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    /// <summary>An issue with its place in one line.</summary>
    /// <param name="showsValue">The value may name a patient, and then belongs into the result only.</param>
    internal static string Line(SyntaxIssue issue, bool showsValue)
    {
        var place = issue.Place;
        var loop = place.Loop.Length == 0 ? "" : $" {place.Loop}";
        var value = issue.Value is null || !showsValue ? "" : $", found '{issue.Value}'";
        var ack = issue.Ack.Level == AckLevel.None ? "" : $" [{issue.Ack}]";
        return $"{Level(issue)} {issue.Code} ISA {place.Interchange ?? "-"} GS {place.Group ?? "-"}"
            + $" ST {place.Transaction ?? "-"} segment {place.SegmentInTransaction} byte {place.ByteOffset}{loop}:"
            + $" {issue.Message}{value}{ack}";
    }

    private static void WriteJson(Checker checker, Streams streams)
    {
        using var writer = new Utf8JsonWriter(streams.Out, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (var issue in checker.Issues)
        {
            writer.WriteStartObject();
            writer.WriteString("code", issue.Code);
            writer.WriteString("severity", Level(issue));
            writer.WriteString("message", issue.Message);
            writer.WriteString("segment", issue.Segment);
            writer.WriteString("loop", issue.Place.Loop);
            WriteNumber(writer, "element", issue.Element);
            writer.WriteNumber("position", issue.Place.SegmentInTransaction);
            WriteNumber(writer, "component", issue.Component);
            WriteNumber(writer, "repeat", issue.Repeat);
            writer.WriteString("value", issue.Value);
            writer.WriteString("expected", issue.Expected);
            writer.WriteString("interchange", issue.Place.Interchange);
            writer.WriteString("group", issue.Place.Group);
            writer.WriteString("transaction", issue.Place.Transaction);
            writer.WriteNumber("byteOffset", issue.Place.ByteOffset);
            writer.WriteNumber("segmentInFile", issue.Place.SegmentInFile);
            writer.WriteNumber("snip", issue.Snip);
            writer.WriteString("ack", issue.Ack.Level == AckLevel.None ? null : issue.Ack.ToString());
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteNull(name);
    }

    private static string Level(SyntaxIssue issue) => issue.Severity == IssueSeverity.Error ? "error" : "warning";
}
