using System.CommandLine;
using System.Globalization;

namespace Chairtime.Cli.Coding;

/// <summary>On how many processor cores a command works on visits.</summary>
internal static class Cores
{
    private const string Variable = "CHAIRTIME_CORES";

    public static Option<string?> Option()
    {
        var cores = new Option<string?>("--cores")
        {
            Description = $"How many processor cores to use; all when left out ({Variable} says the same).",
            HelpName = "N",
        };
        cores.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && Number(result.Tokens[0].Value) is null)
                result.AddError($"--cores needs a whole number of 1 or more, not '{result.Tokens[0].Value}'.");
        });
        return cores;
    }

    /// <param name="given">As typed; null when left out.</param>
    public static int Of(string? given)
    {
        if (Number(given) is { } cores)
            return cores;
        var wanted = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(wanted))
            return Environment.ProcessorCount;
        return Number(wanted)
            ?? throw new CannotException($"{Variable} is '{wanted}': set it to a whole number of 1 or more.");
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cores) && cores >= 1 ? cores : null;
}
