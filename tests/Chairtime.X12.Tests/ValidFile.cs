using Chairtime.X12.Checking;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Tests;

/// <summary>A segment of a valid file, with the place that the guide gives it.</summary>
/// <param name="Loops">The loops that are open at the segment, innermost last.</param>
internal sealed record GuidedSegment(string Text, SegmentRule? Rule, LoopRule[] Loops)
{
    public string Id { get; } = Text.Split('*')[0];
}

/// <summary>A valid file as what its guide states for each segment: what mutations are made from.</summary>
internal sealed class ValidFile
{
    /// <summary>An answer to an interchange, which no guide's table states: number, day, time, status, note.</summary>
    private static readonly SegmentRule Answer = new()
    {
        Id = "TA1",
        Tag = 0,
        Elements =
        [
            new() { Type = ElementType.Whole, Min = 9, Max = 9, Usage = Usage.Required },
            new() { Type = ElementType.Date, Min = 6, Max = 6, Usage = Usage.Required },
            new() { Type = ElementType.Time, Min = 4, Max = 4, Usage = Usage.Required },
            new()
            {
                Type = ElementType.Code,
                Min = 1,
                Max = 1,
                Usage = Usage.Required,
                Codes = new CodeSet(["A", "E", "R"]),
            },
            new() { Type = ElementType.Code, Min = 3, Max = 3, Usage = Usage.Required },
        ],
    };

    private readonly GuideLanguage? _language;
    private readonly IReadOnlyList<GuideLanguage.Level>[] _before;

    public ValidFile(string name, byte[] bytes)
    {
        Name = name;
        using var checker = Checker.Over(bytes);
        var open = new List<LoopRule>();
        var segments = new List<GuidedSegment>();
        Guide? guide = null;
        while (checker.Read())
        {
            var depth = checker.OpensLoop ? checker.Depth - 1 : checker.Depth;
            open.RemoveRange(Math.Min(depth, open.Count), open.Count - Math.Min(depth, open.Count));
            if (checker.OpensLoop)
                open.Add(checker.Loop!);
            segments.Add(new GuidedSegment(
                checker.Segment.ToString(), checker.Segment.Id == "TA1" ? Answer : checker.Rule, [.. open]));
            guide = checker.Guide ?? guide;
            Component = (char)checker.Delimiters.Component;
            Repetition = (char)checker.Delimiters.Repetition;
        }

        Segments = segments;
        _before = new IReadOnlyList<GuideLanguage.Level>[segments.Count + 1];
        Guide = guide?.Name ?? "TA1";
        Balances = guide is { TransactionSet: "835" or "837" };
        IsMutable = checker.Issues.All(issue => issue.Severity == IssueSeverity.Warning)
            && checker.Delimiters is { Element: (byte)'*', Terminator: (byte)'~', HasRepetition: true }
            && (checker.Interchanges is [{ Groups: [{ Transactions.Count: 1 }] }]
                || (checker.Interchanges is [{ Groups: [] }] && segments.Exists(segment => segment.Id == "TA1")));
        if (guide is not null && IsMutable)
        {
            _language = new GuideLanguage(guide, Component);
            Follow(_language);
        }
    }

    public string Name { get; }

    public string Guide { get; }

    public IReadOnlyList<GuidedSegment> Segments { get; }

    public char Component { get; }

    public char Repetition { get; }

    /// <summary>Its guide has equations.</summary>
    public bool Balances { get; }

    /// <summary>Without any error, one transaction, and in the delimiters that mutations are written in.</summary>
    public bool IsMutable { get; }

    public IEnumerable<string> Texts => Segments.Select(segment => segment.Text);

    /// <summary>
    /// The index in the changed file of the first segment that no valid transaction has there, when some segments come
    /// instead of those from one index up to another; null when the guide allows them.
    /// </summary>
    /// <param name="instead">Indexes of segments of this file.</param>
    public int? FirstImpossible(int from, int[] instead, int upTo)
    {
        var states = _before[from];
        var at = from;
        foreach (var index in instead.Concat(Enumerable.Range(upTo, Segments.Count - upTo)))
        {
            var isBehind = at - from >= instead.Length;
            if (isBehind && GuideLanguage.IsSame(states, _before[index]))
                return null;
            states = _language!.Step(states, Segments[index].Text);
            if (states.Count == 0)
                return at;
            if (isBehind && Segments[index].Id == "SE")
                return null;
            at++;
        }
        return at;
    }

    /// <summary>The states before each segment, from the ST to the SE.</summary>
    private void Follow(GuideLanguage language)
    {
        var states = language.Start();
        var isInside = false;
        for (var i = 0; i < Segments.Count; i++)
        {
            isInside |= Segments[i].Id == "ST";
            _before[i] = isInside ? states : [];
            if (!isInside)
                continue;
            states = language.Step(states, Segments[i].Text);
            isInside = Segments[i].Id != "SE";
            if (states.Count == 0)
                throw new InvalidOperationException($"{Name}: segment {i + 1}, {Segments[i].Text}, has no place");
        }
    }
}
