using System.Text.RegularExpressions;

namespace Chairtime.House.Tests;

/// <summary>A fenced block: <c>Info</c> is what stands behind the opening fence.</summary>
/// <param name="FirstLine">Of the content, counted from 1.</param>
internal sealed record FencedBlock(string Info, int FirstLine, IReadOnlyList<string> Lines);

/// <summary>A Markdown file, read as far as links, headings and fenced blocks go.</summary>
internal sealed partial class MarkdownPage
{
    private readonly List<(int Number, string Text)> _prose = [];

    public MarkdownPage(RepositoryFile file)
    {
        File = file;
        var blocks = new List<FencedBlock>();
        List<string>? open = null;
        var info = "";
        for (var i = 0; i < file.Lines.Count; i++)
        {
            var line = file.Lines[i];
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (isFence && open is null)
                (open, info) = ([], line.Trim().TrimStart('`').Trim());
            else if (isFence)
            {
                blocks.Add(new FencedBlock(info, i - open!.Count + 1, open));
                open = null;
            }
            else if (open is not null)
                open.Add(line);
            else
                _prose.Add((i + 1, InlineCode.Replace(line, "")));
        }

        Blocks = blocks;
        IsClosed = open is null;
        Anchors = [.. file.Lines.Where(line => line.StartsWith('#')).Select(Anchor)];
    }

    public RepositoryFile File { get; }

    public IReadOnlyList<FencedBlock> Blocks { get; }

    /// <summary>False when a fence was left open.</summary>
    public bool IsClosed { get; }

    public HashSet<string> Anchors { get; }

    /// <summary>Targets of links and pictures, with their line.</summary>
    public IEnumerable<(int Line, string Target)> Links =>
        from line in _prose
        from Match match in Link.Matches(line.Text)
        select (line.Number, match.Groups["target"].Value);

    // As the usual hosts make them: lower case, no punctuation, hyphens for spaces.
    private static string Anchor(string heading)
    {
        var words = heading.TrimStart('#').Trim().ToLowerInvariant();
        return NotInAnchor.Replace(words, "").Replace(' ', '-');
    }

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode { get; }

    [GeneratedRegex(@"!?\[[^\]]*\]\((?<target>[^)\s]+)[^)]*\)|^\[[^\]]+\]:\s*(?<target>\S+)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor { get; }
}
