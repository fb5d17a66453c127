using System.Collections.Immutable;
using System.Globalization;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Acknowledging;

/// <summary>Reads TA1, 999 and 277CA into what they say of each interchange, transaction and claim.</summary>
public static class AnswerReader
{
    /// <summary>The TA1 segments of a file.</summary>
    public static IEnumerable<InterchangeAnswer> Interchanges(ReadOnlyMemory<byte> file)
    {
        var answers = new List<InterchangeAnswer>();
        using var reader = new SegmentReader(file);
        while (reader.Read())
        {
            if (reader.Current.Tag == Tags.Ta1)
            {
                answers.Add(new(reader.Current.Text(1), reader.Current.Text(4), reader.Current.Text(5)));
            }
        }
        return answers;
    }

    /// <summary>The groups that the 999 transactions of a file answer.</summary>
    public static IEnumerable<GroupStatement> Groups(Checker checker)
    {
        string? group = null;
        var transactions = ImmutableArray.CreateBuilder<TransactionAnswer>();
        foreach (var part in new PartReader(checker).Read())
        {
            if (part.Guide?.Name != "999")
            {
                continue;
            }
            group = part.Text(part.Find("AK1"), 2) ?? group;
            if (part.Loop == "2000")
            {
                transactions.Add(Transaction(part, group ?? ""));
            }
            if (part.Find("AK9") is { } verdict)
            {
                yield return new GroupStatement(group ?? "", part.Text(verdict, 1) ?? "", Count(part, verdict, 2),
                    Count(part, verdict, 3), Count(part, verdict, 4), transactions.DrainToImmutable());
            }
        }
    }

    /// <summary>The claims that the 277CA transactions of a file speak of.</summary>
    public static IEnumerable<ClaimAnswer> Claims(Checker checker) => Answers(checker)
        .Where(found => found.Part is { Guide.Name: "277CA", Loop: "2000D" })
        .SelectMany(found => ClaimsOf(found.Part, found.Source, found.Name));

    /// <summary>What 277 transactions say of whole files or questions (loop 2200B) and of all that concerns a provider
    /// (2200C): where a file is refused as a whole, no claim is named.</summary>
    public static IEnumerable<BatchAnswer> Batches(Checker checker)
    {
        foreach (var (part, source, name) in Answers(checker))
        {
            if (part.Loop is "2000B" or "2000C" && part.Find("TRN") is { } trace)
            {
                yield return Batch(part, trace, source, name);
            }
        }
    }

    /// <summary>The parts of 277 transactions, with the source that they come from.</summary>
    private static IEnumerable<(Part Part, string? Source, string? Name)> Answers(Checker checker)
    {
        string? source = null, name = null;
        foreach (var part in new PartReader(checker).Read().Where(part => part.Guide?.TransactionSet == "277"))
        {
            if (part.Loop == "2000A")
            {
                var who = part.Find("NM1");
                (source, name) = (part.Text(who, 1), part.Text(who, 3));
            }
            yield return (part, source, name);
        }
    }

    private static BatchAnswer Batch(Part part, int trace, string? source, string? name)
    {
        var statuses = ImmutableArray.CreateBuilder<ClaimStatusCode>();
        var facts = new Facts();
        for (var i = 0; i < part.Count; i++)
        {
            if (part.Is(i, "STC"))
            {
                statuses.AddRange(Statuses(part, i));
            }
            else
            {
                facts.Take(part, i);
            }
        }
        var isFile = part.Loop == "2000B";
        return new BatchAnswer(source, name, isFile ? "file" : "provider", part.Text(trace, 2) ?? "",
            PartyReader.At(part, part.Find("NM1")), statuses.ToImmutable(), facts.Quantity(isFile ? "90" : "QA"),
            facts.Quantity(isFile ? "AA" : "QC"), facts.Amount("YU"), facts.Amount("YY"))
        {
            Guide = part.Guide!.Name,
        };
    }

    private static int? Count(Part part, int index, int element) =>
        int.TryParse(part.Text(index, element), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : null;

    private static TransactionAnswer Transaction(Part part, string group)
    {
        var faults = ImmutableArray.CreateBuilder<SegmentFault>();
        for (var i = 0; i < part.Count; i++)
        {
            if (part.Is(i, "IK3"))
            {
                faults.Add(Fault(part, i));
            }
        }
        var verdict = part.Find("IK5");
        return new TransactionAnswer(group, part.Text(0, 2) ?? "", part.Text(verdict, 1) ?? "",
            [.. Texts(part, verdict, 2, 6)], faults.ToImmutable());
    }

    private static SegmentFault Fault(Part part, int index)
    {
        var elements = ImmutableArray.CreateBuilder<ElementFault>();
        string? context = null;
        for (var i = index + 1; i < part.Count && !part.Is(i, "IK3") && !part.Is(i, "IK5"); i++)
        {
            if (part.Is(i, "IK4"))
            {
                elements.Add(new ElementFault(
                    int.TryParse(part.Text(i, 1, 1), NumberStyles.None, CultureInfo.InvariantCulture, out var e) ? e
                        : 0,
                    int.TryParse(part.Text(i, 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var c) ? c
                        : null,
                    part.Text(i, 3) ?? "", part.Text(i, 4)));
            }
            else if (part.Is(i, "CTX"))
            {
                context ??= part.Text(i, 1, 2);
            }
        }
        return new SegmentFault(part.Text(index, 1) ?? "", Count(part, index, 2) ?? 0, part.Text(index, 3),
            [.. Texts(part, index, 4, 8)], context, elements.ToImmutable());
    }

    private static IEnumerable<string> Texts(Part part, int? index, int from, int through) =>
        Enumerable.Range(from, through - from + 1).Select(e => part.Text(index, e)).OfType<string>();

    private static IEnumerable<ClaimAnswer> ClaimsOf(Part part, string? source, string? name)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (!part.Is(i, "TRN"))
            {
                continue;
            }
            var last = i;
            while (last + 1 < part.Count && !part.Is(last + 1, "TRN"))
            {
                last++;
            }
            yield return OneClaim(part, i, last, source, name);
        }
    }

    private static ClaimAnswer OneClaim(Part part, int first, int last, string? source, string? name)
    {
        var lines = ImmutableArray.CreateBuilder<LineAnswer>();
        var statuses = ImmutableArray.CreateBuilder<ClaimStatusCode>();
        string? payer = null, clearinghouse = null;
        DateOnly? on = null, from = null;
        decimal? charge = null;
        for (var i = first; i <= last; i++)
        {
            if (part.Is(i, "SVC"))
            {
                lines.Add(Line(part, ref i, last));
            }
            else if (part.Is(i, "STC"))
            {
                statuses.AddRange(Statuses(part, i));
                (on, charge) = (on ?? part.Day(i, 2), charge ?? part.Number(i, 4));
            }
            else if (part.Is(i, "REF", "1K"))
            {
                payer = part.Text(i, 2);
            }
            else if (part.Is(i, "REF", "D9"))
            {
                clearinghouse = part.Text(i, 2);
            }
            else if (part.Is(i, "DTP", "472"))
            {
                from = part.Day(i, 3);
            }
        }
        return new ClaimAnswer(source, name, part.Text(first, 2) ?? "", statuses.ToImmutable(), on, charge, payer,
            clearinghouse, from, lines.ToImmutable());
    }

    internal static LineAnswer Line(Part part, ref int index, int last)
    {
        var svc = index;
        var statuses = ImmutableArray.CreateBuilder<ClaimStatusCode>();
        string? control = null;
        for (; index + 1 <= last && !part.Is(index + 1, "SVC") && !part.Is(index + 1, "TRN"); index++)
        {
            if (part.Is(index + 1, "STC"))
            {
                statuses.AddRange(Statuses(part, index + 1));
            }
            else if (part.Is(index + 1, "REF", "FJ"))
            {
                control = part.Text(index + 1, 2);
            }
        }
        return new LineAnswer(part.Text(svc, 1, 2), control, statuses.ToImmutable());
    }

    internal static IEnumerable<ClaimStatusCode> Statuses(Part part, int index)
    {
        foreach (var element in (int[])[1, 10, 11])
        {
            if (part.Text(index, element, 1) is { } category)
            {
                yield return new(category, part.Text(index, element, 2) ?? "", part.Text(index, element, 3))
                {
                    List = part.Text(index, element, 4),
                    Text = element == 1 ? part.Text(index, 12) : null,
                };
            }
        }
    }
}
