using System.CommandLine;
using System.Globalization;
using Chairtime.X12.Acknowledging;
using Chairtime.X12.Checking;

namespace Chairtime.Cli.X12;

/// <summary><c>x12 ack</c>: the TA1 and 999 that a receiver of the file would send back.</summary>
internal static class AckCommand
{
    private const string Form = "yyyy-MM-ddTHH:mm";

    public static Command Create(Streams streams)
    {
        var file = X12Command.File();
        var control = X12Command.Number(
            "--control", "N", "The control number of the first answer; 1 when left out.", 1, 999_999_999);
        var at = new Option<string?>(
            "--at") { Description = "The moment of the answer; now when left out.", HelpName = Form };
        var command = new ExampleCommand(
            "ack", "Writes the TA1 and 999 that a receiver would send back.",
                "./chairtime x12 ack claims.837 > claims.999")
        {
            file, control, at,
        };
        var inputs = new CheckInputs();
        inputs.AddTo(command);
        command.SetAction(call =>
        {
            var bytes = X12Command.ReadAll(call.GetRequiredValue(file), streams);
            using var checker = Checker.Run(bytes, inputs.Read(call));
            if (checker.Interchanges.Count == 0)
                throw new CannotException("there is no interchange in the file, so there is nothing to acknowledge.");
            foreach (
                var answer in AcknowledgmentWriter.Write(
                    checker, new(call.GetValue(control) ?? 1, Moment(call.GetValue(at)))))
                streams.Out.Write(answer);
            return checker.HasErrors
                ? ExitStatus.NeedsPerson : ExitStatus.Done;
        });
        return command;
    }

    private static DateTime Moment(string? text)
    {
        if (text is null)
            return DateTime.Now;
        return DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? moment
            : throw new CannotException($"--at is '{text}': write it as {Form}.");
    }
}
