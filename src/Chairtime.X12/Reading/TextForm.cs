using System.Text;
using System.Text.Unicode;

namespace Chairtime.X12.Reading;

/// <summary>The characters of a value: ASCII as a rule; UTF-8 where the bytes are that, Latin-1 where not.</summary>
public static class TextForm
{
    public static string Decode(ReadOnlySpan<byte> value) => Ascii.IsValid(value) || !Utf8.IsValid(value)
        ? Encoding.Latin1.GetString(value) : Encoding.UTF8.GetString(value);

    /// <summary>How many characters the bytes are.</summary>
    public static int Length(ReadOnlySpan<byte> value) => Ascii.IsValid(value) || !Utf8.IsValid(value)
        ? value.Length : Encoding.UTF8.GetCharCount(value);
}
