namespace Chairtime.Cli;

/// <summary>What a command's exit status says; <c>commands.md</c> promises the three.</summary>
public static class ExitStatus
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Done = 0;

    /// <summary>Done, and something needs a person: a held visit, an invalid file.</summary>
    public const int NeedsPerson = 1;

    /// <summary>Could not do it: bad arguments, unreadable input.</summary>
    public const int CouldNot = 2;
}

/// <summary>A command cannot do its work; the message is the one line that says what to change.</summary>
public sealed class CannotException(string message, Exception? cause = null) : Exception(message, cause);
