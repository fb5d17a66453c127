using System.Globalization;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Grammar;

/// <summary>
/// Reads the compact text in which guides are written down. A line is a loop (<c>loop 2400 R50</c>), a loop defined
/// elsewhere (<c>use 2300 S100</c>), a definition that is placed later (<c>def 2300</c>), a loop that has the same in
/// it as another (<c>like 2110C 2110D R99</c>; the loops in it change their letter with it), or a segment
/// (<c>NM1 R1 [85] 1R 2R{1,2} 3R</c>): usage and repeat, qualifier, then the elements that the guide uses.
/// Indentation nests; a number of 0 repeats means any number; elements not mentioned are not used.
/// </summary>
internal sealed class GrammarText
{
    private static readonly Lazy<Dictionary<string, (ElementRule[] Elements, Condition[] Conditions)>> Dictionary =
        new(ReadDictionary);

    private readonly Dictionary<string, LoopRule> _loops = [];
    private readonly HashSet<uint> _segments = [];
    private int _rules;

    /// <summary>True when the base standard has a segment with this id that some guide uses.</summary>
    public static bool IsSegment(string id) => Dictionary.Value.ContainsKey(id);

    /// <summary>The elements of a segment of the base standard; null for one that no guide uses.</summary>
    public static ElementRule[]? ElementsOf(string id) =>
        Dictionary.Value.TryGetValue(id, out var segment) ? segment.Elements : null;

    public static Guide Read(
        string name, string transactionSet, string group, IReadOnlyList<string> versions, string text)
    {
        var reader = new GrammarText();
        var root = reader.Parse(text);
        var numbers = new TagNumbers(reader._segments);
        LoopRule[] loops = [root, .. reader._loops.Values];
        for (var i = 0; i < loops.Length; i++)
        {
            loops[i].Number = i;
            loops[i].IsUnit = UnitLoops.Contain(loops[i], transactionSet);
            loops[i].Compile(numbers, isRoot: i == 0);
        }
        if (loops.Length > LoopRule.MostLoops)
        {
            throw new FormatException($"grammar: {name} has more than {LoopRule.MostLoops} loops");
        }
        Decide(loops);
        return new Guide(name, transactionSet, group, versions, root)
        {
            Segments = reader._segments,
            Numbered = loops,
            Numbers = numbers,
            RuleCount = reader._rules,
            Loops = reader._loops,
        };
    }

    /// <summary>Tells each use of a segment id what the others are told by.</summary>
    private static void Decide(IEnumerable<LoopRule> loops)
    {
        foreach (var uses in loops.SelectMany(loop => loop.Slots).OfType<SegmentRule>().GroupBy(rule => rule.Tag))
        {
            (int, int)[] deciding = [.. uses.Where(rule => rule.Qualifiers is not null)
                .Select(rule => (rule.QualifierElement, rule.QualifierComponent)).Distinct()];
            foreach (var rule in uses)
            {
                rule.Deciding = deciding;
            }
        }
    }

    private LoopRule Parse(string text)
    {
        var root = new LoopRule { Id = "" };
        var open = new Stack<(int Indent, LoopRule Loop, List<Slot> Slots)>();
        open.Push((-1, root, []));
        foreach (var raw in text.Split('\n'))
        {
            var hash = raw.IndexOf(" #", StringComparison.Ordinal);
            var line = (hash < 0 ? raw : raw[..hash]).TrimEnd();
            if (line.Length == 0)
            {
                continue;
            }
            var indent = line.Length - line.TrimStart().Length;
            while (open.Peek().Indent >= indent)
            {
                Close(open.Pop());
            }
            var words = Words(line.Trim());
            if (words[0] is "loop" or "def")
            {
                var loop = new LoopRule { Id = string.Intern(words[1]) };
                _loops[loop.Id] = loop;
                if (words[0] == "loop")
                {
                    open.Peek().Slots.Add(Use(new LoopSlot(loop), words[2]));
                }
                open.Push((indent, loop, []));
            }
            else if (words[0] == "use")
            {
                open.Peek().Slots.Add(Use(new LoopSlot(_loops[words[1]]), words[2]));
            }
            else if (words[0] == "like")
            {
                open.Peek().Slots.Add(Use(new LoopSlot(Like(_loops[words[1]], words[2])), words[3]));
            }
            else
            {
                open.Peek().Slots.Add(ReadSegment(words));
            }
        }
        while (open.Count > 0)
        {
            Close(open.Pop());
        }
        return root;
    }

    private LoopRule Like(LoopRule model, string id)
    {
        var loop = new LoopRule { Id = string.Intern(id) };
        _loops[loop.Id] = loop;
        var slots = model.Slots.Select(slot => slot is not LoopSlot child ? slot
            : new LoopSlot(Like(child.Loop, child.Loop.Id[..^1] + id[^1])) { Usage = child.Usage, Max = child.Max });
        Close((0, loop, [.. slots]));
        return loop;
    }

    private static T Use<T>(T slot, string word) where T : Slot
    {
        slot.Usage = word[0] == 'R' ? Usage.Required : Usage.Situational;
        var max = int.Parse(word.AsSpan(1), CultureInfo.InvariantCulture);
        slot.Max = max == 0 ? int.MaxValue : max;
        return slot;
    }

    private static void Close((int Indent, LoopRule Loop, List<Slot> Slots) level)
    {
        if (level.Slots.Count > LoopRule.MostSlots)
        {
            throw new FormatException($"grammar: loop {level.Loop.Id} has more than {LoopRule.MostSlots} slots");
        }
        level.Loop.Slots = [.. level.Slots];
        for (var i = 0; i < level.Slots.Count; i++)
        {
            var slot = level.Slots[i];
            slot.Index = i;
            slot.Settle();
            var previous = i == 0 ? null : level.Slots[i - 1];
            var sharesPlace = previous is not null && previous.GetType() == slot.GetType()
                && previous.Trigger.Tag == slot.Trigger.Tag && slot.Trigger.Tag != Tags.Hl;
            slot.Position = sharesPlace ? previous!.Position : i;
        }
        level.Loop.TriggerTags = [.. level.Slots.Select(slot => slot.Trigger.Tag)];
        level.Loop.Required = [.. level.Slots.Where(slot => slot.Usage == Usage.Required)];
    }

    private SegmentRule ReadSegment(List<string> words)
    {
        var id = words[0];
        var (elements, conditions) = Dictionary.Value[id];
        var rule = Use(new SegmentRule { Tag = Tags.Pack(id), Id = id }, words[1]);
        rule.Elements = Array.ConvertAll(elements, element => element.Copy());
        rule.Conditions = conditions;
        _segments.Add(rule.Tag);
        rule.Number = _rules++;
        foreach (var word in words.Skip(2))
        {
            if (word[0] == '[')
            {
                ReadQualifier(rule, word[1..^1]);
            }
            else
            {
                ReadElement(rule.Elements, word);
            }
        }
        rule.RequiredThrough = Array.FindLastIndex(rule.Elements, element => element.Usage == Usage.Required) + 1;
        return rule;
    }

    private static void ReadQualifier(SegmentRule rule, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var place = equals < 0 ? "1" : text[..equals];
        var dot = place.Split('.');
        rule.QualifierElement = int.Parse(dot[0], CultureInfo.InvariantCulture);
        rule.QualifierComponent = dot.Length > 1 ? int.Parse(dot[1], CultureInfo.InvariantCulture) : 0;
        rule.Qualifiers = new CodeSet(text[(equals + 1)..].Split('|'));
        var element = rule.Elements[rule.QualifierElement - 1];
        element.Usage = Usage.Required;
        if (rule.QualifierComponent > 0)
        {
            element = element.Components![rule.QualifierComponent - 1];
            element.Usage = Usage.Required;
        }
        element.Codes = rule.Qualifiers;
    }

    /// <summary>Reads <c>3R{A,B;C}@list^99&lt;1-80&gt;(1R 2S)</c>; all parts after the usage letter may be absent,
    /// and codes after a semicolon are those that older versions had.</summary>
    private static void ReadElement(ElementRule[] elements, string word)
    {
        var at = 0;
        while (char.IsAsciiDigit(word[at]))
        {
            at++;
        }
        var index = int.Parse(word.AsSpan(0, at), CultureInfo.InvariantCulture) - 1;
        var element = elements[index];
        element.Usage = word[at++] == 'R' ? Usage.Required : Usage.Situational;
        while (at < word.Length)
        {
            var kind = word[at++];
            var close = kind switch
            {
                '{' => word.IndexOf('}', at),
                '(' => word.LastIndexOf(')'),
                '<' => word.IndexOf('>', at),
                _ => NextMark(word, at),
            };
            var part = word[at..close];
            at = kind is '{' or '(' or '<' ? close + 1 : close;
            switch (kind)
            {
                case '{':
                    var lists = part.Split(';');
                    element.Codes = new CodeSet(lists[0].Split(','));
                    element.Retired = lists.Length > 1 ? new CodeSet(lists[1].Split(',')) : null;
                    break;
                case '@':
                    element.List = part;
                    break;
                case '^':
                    element.Repeats = int.Parse(part, CultureInfo.InvariantCulture);
                    break;
                case '<':
                    elements[index] = element = Narrow(element, part);
                    break;
                case '(':
                    foreach (var inner in Words(part))
                    {
                        ReadElement(element.Components!, inner);
                    }
                    break;
                default:
                    throw new FormatException($"grammar: cannot read '{word}'");
            }
        }
    }

    private static ElementRule Narrow(ElementRule element, string lengths)
    {
        var (min, max) = Lengths(lengths);
        return new ElementRule
        {
            Type = element.Type,
            Min = min,
            Max = max,
            Usage = element.Usage,
            Codes = element.Codes,
            Retired = element.Retired,
            Repeats = element.Repeats,
            List = element.List,
        };
    }

    private static int NextMark(string word, int at)
    {
        var next = word.IndexOfAny(['{', '(', '@', '^', '<'], at);
        return next < 0 ? word.Length : next;
    }

    private static (int Min, int Max) Lengths(string text)
    {
        var parts = text.Split('-');
        var min = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return (min, parts.Length == 1 ? min : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>Splits at blanks that stand outside parentheses.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        int depth = 0, from = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || (line[i] == ' ' && depth == 0))
            {
                if (i > from)
                {
                    words.Add(line[from..i]);
                }
                from = i + 1;
            }
            else
            {
                depth += line[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
        return words;
    }

    private static Dictionary<string, (ElementRule[], Condition[])> ReadDictionary()
    {
        var segments = new Dictionary<string, (ElementRule[], Condition[])>();
        foreach (var line in SegmentDictionary.Text.Split('\n'))
        {
            var words = Words(line.Trim());
            segments[words[0]] = ReadList([.. words.Skip(1)]);
        }
        return segments;
    }

    private static (ElementRule[] Elements, Condition[] Conditions) ReadList(List<string> words)
    {
        var semicolon = words.IndexOf(";");
        var upTo = semicolon < 0 ? words.Count : semicolon;
        var elements = words.Take(upTo).Select(Element).ToArray();
        return (elements, [.. words.Skip(upTo + 1).Select(ReadCondition)]);
    }

    private static ElementRule Element(string word)
    {
        if (word[0] == '(')
        {
            var (parts, conditions) = ReadList(Words(word[1..^1]));
            return new ElementRule
            {
                Type = ElementType.Text,
                Min = 0,
                Max = int.MaxValue,
                Components = parts,
                Conditions = conditions,
            };
        }
        var letters = word.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        var (min, max) = Lengths(word[letters..]);
        var type = word[..letters] switch
        {
            "id" => ElementType.Code,
            "an" => ElementType.Text,
            "n" => ElementType.Whole,
            "r" => ElementType.Number,
            "dt" => ElementType.Date,
            "tm" => ElementType.Time,
            "b" => ElementType.Binary,
            var other => throw new FormatException($"grammar: no element type '{other}'"),
        };
        return new ElementRule { Type = type, Min = min, Max = max };
    }

    private static Condition ReadCondition(string word)
    {
        var kind = word[0] switch
        {
            'P' => ConditionKind.Paired,
            'R' => ConditionKind.AtLeastOne,
            'E' => ConditionKind.Exclusive,
            'C' => ConditionKind.Conditional,
            'L' => ConditionKind.ListConditional,
            var other => throw new FormatException($"grammar: no condition '{other}'"),
        };
        var numbers = Enumerable.Range(0, (word.Length - 1) / 2)
            .Select(i => int.Parse(word.AsSpan(1 + (i * 2), 2), CultureInfo.InvariantCulture));
        return new Condition(kind, [.. numbers]);
    }
}
