using System.Buffers;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Chairtime.Paper.Html;

/// <summary>Writes a page that is escaped by construction: whatever is given as a text or as the value of an
/// attribute is encoded, elements close in order, and neither a script nor a link that leaves the page can be
/// written.</summary>
public sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly FrozenSet<string> Empty = FrozenSet.Create(StringComparer.Ordinal, "meta", "br", "col");

    // A line of its own keeps the source readable; within a line of text it would be a space.
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(StringComparer.Ordinal,
        "a", "abbr", "b", "code", "em", "small", "span", "strong", "time", "tspan", "td", "th", "text", "title", "desc",
        "br", "summary", "dt", "dd", "li", "p", "h1", "h2", "h3", "h4", "figcaption", "caption");

    private static readonly FrozenSet<string> Forbidden = FrozenSet.Create(StringComparer.Ordinal,
        "script", "iframe", "object", "embed", "link", "base", "form", "img");

    private static readonly SearchValues<char> NameSigns = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private readonly Stack<string> _open = [];

    /// <summary>Begins an element, which ends when what is returned is disposed.</summary>
    public Element In(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        if (!Inline.Contains(name))
            output.Write('\n');
        _open.Push(name);
        return new Element(this, name);
    }

    /// <summary>An element that holds one text, or none.</summary>
    public void Put(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        if (Empty.Contains(name))
        {
            if (text is not null)
                throw new ArgumentException($"<{name}> holds nothing.", nameof(text));
            output.Write('\n');
            return;
        }

        Text(text ?? "");
        End(name);
    }

    public void Text(string text) => Encoder.Encode(output, text);

    /// <summary>The page's style, which is part of the program and never made of what was read.</summary>
    public void Style(string css)
    {
        if (css.Contains('<', StringComparison.Ordinal))
            throw new ArgumentException("A style holds no markup.", nameof(css));
        output.Write("<style>\n");
        output.Write(css);
        output.Write("</style>\n");
    }

    /// <summary>A picture that another part of the program draws as SVG, escaping what it writes.</summary>
    public void Picture(Action<TextWriter> draw) => draw(output);

    public void Doctype() => output.Write("<!DOCTYPE html>\n");

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (!IsName(name) || Forbidden.Contains(name))
            throw new ArgumentException($"<{name}> is not written into a page.", nameof(name));
        output.Write('<');
        output.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null)
                continue;
            if (!IsName(attribute) || attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException($"{attribute} is not written into a page.", nameof(attributes));
            if (attribute is "href" or "src" && !value.StartsWith('#'))
                throw new ArgumentException($"The link {value} leaves the page.", nameof(attributes));
            output.Write(' ');
            output.Write(attribute);
            output.Write("=\"");
            Encoder.Encode(output, value);
            output.Write('"');
        }

        output.Write('>');
    }

    private void End(string name)
    {
        output.Write("</");
        output.Write(name);
        output.Write('>');
        if (name is not ("a" or "abbr" or "b" or "code" or "em" or "small" or "span" or "strong" or "time" or "tspan"))
            output.Write('\n');
    }

    private void Close(string name)
    {
        if (!_open.TryPop(out var open) || open != name)
            throw new InvalidOperationException($"</{name}> closes <{open}>.");
        End(name);
    }

    private static bool IsName(string name) => name.Length > 0 && char.IsAsciiLetter(name[0])
        && name.AsSpan().IndexOfAnyExcept(NameSigns) < 0;

    /// <summary>An element that was begun.</summary>
    public readonly struct Element(HtmlWriter writer, string name) : IDisposable
    {
        public void Dispose() => writer.Close(name);
    }
}
