using System.Buffers;
using System.Globalization;
using System.Text;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Writing;

/// <summary>A value cannot be written in X12, which has no escape: another delimiter or another value is
/// needed.</summary>
public sealed class UnwritableException(string message) : Exception(message);

/// <summary>
/// Writes segments in their canonical form: no trailing separators, one line per segment when asked. Never cuts or
/// changes a value; what cannot be written is refused with its place.
/// </summary>
public sealed class SegmentWriter(IBufferWriter<byte> output, Delimiters delimiters, bool lines = true)
{
    public Delimiters Delimiters => delimiters;

    /// <summary>Segments written so far.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Writes a segment. Elements are plain values, or composites built with <see cref="Composite"/>; empty or null
    /// is an absent element.
    /// </summary>
    public void Write(string id, params ReadOnlySpan<string?> elements)
    {
        var last = elements.Length;
        while (last > 0 && string.IsNullOrEmpty(elements[last - 1]))
        {
            last--;
        }
        elements = elements[..last];
        var room = id.Length + elements.Length + 2;
        foreach (var element in elements)
        {
            room += element?.Length ?? 0;
        }
        var target = output.GetSpan(room);
        var at = Encoding.ASCII.GetBytes(id, target);
        for (var i = 0; i < elements.Length; i++)
        {
            target[at++] = delimiters.Element;
            at += Put(elements[i], target[at..], id, i + 1);
        }
        output.Advance(at + End(target[at..]));
    }

    /// <summary>A composite; each part must be free of delimiters, trailing empty parts are left out.</summary>
    public string Composite(params ReadOnlySpan<string?> parts)
    {
        var last = parts.Length;
        while (last > 0 && string.IsNullOrEmpty(parts[last - 1]))
        {
            last--;
        }
        var text = new StringBuilder();
        for (var i = 0; i < last; i++)
        {
            if (i > 0)
            {
                text.Append((char)delimiters.Component);
            }
            foreach (var letter in parts[i] ?? "")
            {
                if (letter < 256 && delimiters.Contains((byte)letter))
                {
                    throw new UnwritableException(
                        $"component {i + 1} holds the delimiter '{letter}': choose other delimiters or another value");
                }
                text.Append(letter);
            }
        }
        return text.ToString();
    }

    /// <summary>Writes a segment as it was read, in this writer's delimiters.</summary>
    public void Copy(in Segment segment, Delimiters from)
    {
        if (from == delimiters)
        {
            var bytes = segment.Bytes;
            var target = output.GetSpan(bytes.Length + 2);
            bytes.CopyTo(target);
            output.Advance(bytes.Length + End(target[bytes.Length..]));
            return;
        }
        Raw(segment[0]);
        for (var i = 1; i <= segment.Count; i++)
        {
            Put(delimiters.Element);
            Translate(segment[i], from, segment.Tag is Tags.Bin or Tags.Bds, segment.Id, i);
        }
        End();
    }

    /// <summary>The header, padded to its fixed widths.</summary>
    /// <param name="elements">ISA01 to ISA15; ISA11 and ISA16 come from the delimiters.</param>
    public void Header(IReadOnlyList<string> elements)
    {
        int[] widths = [2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1];
        Put("ISA");
        for (var i = 0; i < 15; i++)
        {
            Put(delimiters.Element);
            var value = i == 10 && delimiters.HasRepetition ? ((char)delimiters.Repetition).ToString() : elements[i];
            if (value.Length > widths[i])
            {
                throw new UnwritableException(string.Create(CultureInfo.InvariantCulture,
                    $"ISA{i + 1:00} has {value.Length} characters, {widths[i]} fit"));
            }
            Raw(Encoding.Latin1.GetBytes(value.PadRight(widths[i])));
        }
        Put(delimiters.Element);
        Put(delimiters.Component);
        End();
    }

    private void Translate(ReadOnlySpan<byte> value, Delimiters from, bool binary, string id, int element)
    {
        if (binary)
        {
            Raw(value);
            return;
        }
        var target = output.GetSpan(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            target[i] = letter == from.Component ? delimiters.Component
                : from.HasRepetition && letter == from.Repetition ? delimiters.Repetition
                : !delimiters.Contains(letter) ? letter
                : throw new UnwritableException($"{id}{element:00} holds '{(char)letter}', a delimiter of the output");
        }
        output.Advance(value.Length);
    }

    private int Put(string? value, Span<byte> target, string id, int element)
    {
        if (string.IsNullOrEmpty(value))
        {
            return 0;
        }
        target = target[..value.Length];
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (letter is < ' ' or > '\u00FF' || letter == delimiters.Element || letter == delimiters.Terminator)
            {
                throw new UnwritableException(string.Create(CultureInfo.InvariantCulture,
                    $"{id}{element:00} holds U+{(int)letter:X4}, which cannot be written with these delimiters"));
            }
            target[i] = unchecked((byte)letter);
        }
        return value.Length;
    }

    private void Put(string ascii) => output.Advance(Encoding.ASCII.GetBytes(ascii, output.GetSpan(ascii.Length)));

    private void Put(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private void Raw(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    private void End() => output.Advance(End(output.GetSpan(2)));

    /// <summary>Terminates a segment; says how many bytes that took.</summary>
    private int End(Span<byte> target)
    {
        Count++;
        target[0] = delimiters.Terminator;
        if (!lines || delimiters.Terminator == '\n')
        {
            return 1;
        }
        target[1] = (byte)'\n';
        return 2;
    }
}
