namespace Chairtime.Reference.Reading;

/// <summary>A publisher's file that cannot be taken: where, what was found there, and what was expected.</summary>
public sealed class RefusedFileException(string where, string found, string expected)
    : Exception($"{where}: found {found}; expected {expected}")
{
    /// <summary>A cell's text, made safe and short for a message.</summary>
    public static string Show(ReadOnlySpan<char> text)
    {
        var shown = text.Length > 40 ? text[..40].ToString() + "..." : text.ToString();
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) ? '?' : c))}'";
    }
}
