using System.CommandLine;
using Chairtime.Reference.Store;

namespace Chairtime.Cli.Reference;

/// <summary><c>reference verify</c>: reads every stored file again and compares with what is stored.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string> Folder = ReferenceCommand.FolderOption();
    private static readonly Option<bool> Json = ReferenceCommand.JsonOption();

    public static Command Create()
    {
        var command = new ExampleCommand(
            "verify", "Reads every stored file again and compares rows, days and hashes.",
                "./chairtime reference verify")
        {
            Folder, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult call)
    {
        var output = call.InvocationConfiguration.Output;
        var checks = new List<VersionCheck>();
        foreach (var check in Verification.Verify(ReferenceCommand.Store(call, Folder)))
        {
            checks.Add(check);
            if (!call.GetValue(Json))
                output.WriteLine($"{(check.Problem is null ? "right" : "WRONG")}  {check.Version.Kind} "
                    + $" {check.Version.File}"
                    + (check.Problem is null ? "" : $": {check.Problem}"));
        }

        if (call.GetValue(Json))
            output.WriteLine(ReferenceJson.Checks(checks));
        var wrong = checks.Count(check => check.Problem is not null);
        if (!call.GetValue(Json))
            output.WriteLine(checks.Count == 0 ? "Nothing is imported, so there is nothing to verify."
                : $"{checks.Count - wrong} right, {wrong} wrong.");
        return wrong == 0 ? ExitStatus.Done : ExitStatus.NeedsPerson;
    }
}
