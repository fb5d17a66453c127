using Chairtime.Billing.Visits;

namespace Chairtime.Cli;

/// <summary>One visit's text as it stands in the input.</summary>
internal readonly record struct VisitText(string Place, ReadOnlyMemory<byte> Text);

/// <summary>What was read of one visit.</summary>
internal sealed record VisitReading(string Place, string? VisitId, Visit? Visit, IReadOnlyList<string> Errors);

/// <summary>Visits from wherever the command line says.</summary>
internal static class VisitInput
{
    public static long? Length(string path) => File.Exists(path) ? new FileInfo(path).Length : null;

    public static IEnumerable<VisitText> Texts(string path, Streams streams)
    {
        var number = 0;
        using var reader = new StreamReader(path == "-" ? streams.In : File.OpenRead(path));
        while (reader.ReadLine() is { } line)
            yield return new VisitText($"{path} line {++number}", System.Text.Encoding.UTF8.GetBytes(line));
    }

    public static IEnumerable<VisitReading> Read(string path, Streams streams) =>
        Texts(path, streams).Select(text => Parse(text.Place, text.Text));

    public static VisitReading Parse(string place, ReadOnlyMemory<byte> text) => throw new NotSupportedException();
}
