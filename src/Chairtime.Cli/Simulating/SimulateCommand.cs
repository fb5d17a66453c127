using System.CommandLine;

namespace Chairtime.Cli.Simulating;

/// <summary><c>simulate</c>: what does not exist, for trying things out.</summary>
internal static class SimulateCommand
{
    public static Command Create(Streams streams) => new ExampleCommand(
        "simulate", "Makes invented practices, the same for the same seed.",
        "./chairtime simulate practice --out practice")
    {
        SimulatePracticeCommand.Create(streams),
    };
}
