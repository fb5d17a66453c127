using Spectre.Console;

namespace Chairtime.Cli.Explaining;

/// <summary>How a piece of text stands out, where colour is to be had. Never the only sign of anything.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Faint,
    Good,
    Warning,
    Bad,
}

/// <summary>Text for a person: wrapped to a width, coloured on a terminal, plain elsewhere.</summary>
internal sealed class Page
{
    private readonly TextWriter _text;
    private readonly IAnsiConsole? _colour;

    private Page(TextWriter text, IAnsiConsole? colour, int width) => (_text, _colour, Width) = (text, colour, width);

    /// <summary>Columns to fill.</summary>
    public int Width { get; }

    public static Page Plain(TextWriter text, int width) => new(text, null, width);

    /// <summary>Colours only on a terminal, and never against the reader's wish (<c>NO_COLOR</c>).</summary>
    public static Page For(Streams streams, TextWriter text)
    {
        var isUnwanted = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        if (!streams.IsOutTerminal || isUnwanted)
            return Plain(text, streams.Width);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = int.MaxValue;
        return new Page(text, console, streams.Width);
    }

    public void Write(string text, Tone tone = Tone.Plain)
    {
        if (_colour is null || tone == Tone.Plain)
            _text.Write(text);
        else
            _colour.Write(new Text(text, StyleOf(tone)));
    }

    public void Line(string text = "", Tone tone = Tone.Plain)
    {
        Write(text, tone);
        _text.Write('\n');
    }

    /// <summary>A heading on a line of its own.</summary>
    public void Heading(string text)
    {
        Line();
        Line(text, Tone.Strong);
    }

    /// <summary>Words wrapped to the width; every line but the first begins with <paramref name="indent"/>
    /// spaces.</summary>
    /// <param name="at">Column at which the first line continues.</param>
    public void Wrapped(string text, int indent, int? at = null, Tone tone = Tone.Plain)
    {
        var column = at ?? 0;
        if (at is null)
        {
            Write(new string(' ', indent));
            column = indent;
        }

        var isFirst = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && column + 1 + word.Length > Width)
            {
                Line();
                Write(new string(' ', indent));
                column = indent;
                isFirst = true;
            }

            Write(isFirst ? word : " " + word, tone);
            column += word.Length + (isFirst ? 0 : 1);
            isFirst = false;
        }

        Line();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Plain => Style.Plain,
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Faint => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Bad => new Style(Color.Red, decoration: Decoration.Bold),
    };
}
