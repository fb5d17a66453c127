namespace Chairtime.Cli;

/// <summary>The reader of our output went away (<c>| head</c>): not an error, nobody is left to tell.</summary>
internal static class BrokenPipe
{
    private const int Epipe = 32;

    public static bool Caused(Exception error) =>
        error is IOException { HResult: Epipe } || (error.InnerException is { } cause && Caused(cause));
}
