using System.CommandLine;
using System.Globalization;
using Chairtime.Cli.Inputs;
using Chairtime.Simulation.Practices;

namespace Chairtime.Cli.Simulating;

/// <summary><c>simulate practice</c>: visits of an invented practice, with orders, authorizations, coverages, and
/// faults planted on purpose.</summary>
internal static class SimulatePracticeCommand
{
    private const string UsualVisits = "120";
    private const string UsualSeed = "20261005";

    public static Command Create(Streams streams)
    {
        var visits = Text("--visits", "N", $"How many visits; {UsualVisits} when left out.", IsCount,
            "a whole number from 1 to 5000000");
        var seed = Text("--seed", "S", $"The same seed gives the same bytes; {UsualSeed} when left out.", IsSeed,
            "a whole number");
        var from = Text("--from", "DATE",
            $"The Monday that it opens on; {PracticeOrder.UsualWeek:yyyy-MM-dd} when left out.", IsMonday,
            "a Monday as YYYY-MM-DD");
        var folder = new Option<string?>("--out")
        {
            Description = "Folder for what is written; simulated-practice when left out.", HelpName = "DIR",
        };
        var command = new ExampleCommand("practice",
            "Writes an invented practice into a folder that 'bill' takes as it is: visits, practice, payers, "
            + "authorizations, earlier claims, and a page that names the faults planted in every fourth visit.",
            "./chairtime simulate practice --visits 600 --seed 7 --out practice")
        {
            visits, seed, from, folder,
        };
        command.SetAction(call =>
        {
            var order = new PracticeOrder(
                int.Parse(call.GetValue(visits) ?? UsualVisits, CultureInfo.InvariantCulture),
                long.Parse(call.GetValue(seed) ?? UsualSeed, CultureInfo.InvariantCulture),
                call.GetValue(from) is { } day ? DateOnly.Parse(day, CultureInfo.InvariantCulture)
                    : PracticeOrder.UsualWeek);
            var to = call.GetValue(folder) ?? "simulated-practice";
            if (File.Exists(to))
                throw new CannotException($"--out {to}: this is a file; name a folder.");
            var faults = PracticeFolder.Write(order, to);
            using var text = streams.OpenText();
            text.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{order.Visits:N0} visits written to {to}, {faults:N0} of them with a planted fault."));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Option<string?> Text(
        string name, string helpName, string description, Func<string, bool> isRight, string wanted)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !isRight(result.Tokens[0].Value))
                result.AddError($"{name} needs {wanted}, not '{result.Tokens[0].Value}'.");
        });
        return option;
    }

    // The week is five days from its first: begun on another day, a practice would be open on a Saturday.
    private static bool IsMonday(string text) => CodingInputs.IsDay(text)
        && DateOnly.Parse(text, CultureInfo.InvariantCulture).DayOfWeek == DayOfWeek.Monday;

    private static bool IsCount(string text) => int.TryParse(
        text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 5_000_000;

    private static bool IsSeed(string text) => long.TryParse(
        text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
