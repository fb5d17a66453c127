using System.Buffers;
using System.Globalization;
using System.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Writing;

/// <summary>Cuts claim files (837) into smaller ones; every result is complete in itself.</summary>
public static class Splitter
{
    /// <summary>
    /// Claims grouped by their payer's id, or in runs of at most <paramref name="claims"/> claims. Levels above a
    /// claim are repeated and HL numbers counted anew; control numbers count on from those of the file.
    /// </summary>
    /// <param name="claims">Zero to group by payer.</param>
    public static IReadOnlyList<(string Key, byte[] Bytes)> Split(ReadOnlyMemory<byte> file, int claims)
    {
        var sets = new List<(string Key, List<ClaimParts> Claims)>();
        using var checker = Checker.Over(file);
        var levels = new ClaimParts(null!, null!, null!, null!, null, null!);
        foreach (var part in new PartReader(checker).Read())
        {
            levels = part.Loop switch
            {
                "" when part.Is(0, "ISA") => levels with { Isa = part },
                "" when part.Is(0, "GS") => levels with { Gs = part },
                "" when part.Is(0, "ST") => levels with { Head = part },
                "2000A" => levels with { Provider = part, Subscriber = null, Patient = null },
                "2000B" => levels with { Subscriber = part, Patient = null },
                "2000C" => levels with { Patient = part },
                _ => levels,
            };
            if (part.Loop == "2300")
            {
                Add(sets, levels with { Claim = part }, claims);
            }
        }
        return [.. sets.Select((set, index) => (set.Key, Write(set.Claims, index + 1, sets.Count > 1)))];
    }

    /// <summary>Claims of one group only share a file: a group is of one kind, for one receiver.</summary>
    private static void Add(List<(string Key, List<ClaimParts> Claims)> sets, ClaimParts claim, int most)
    {
        if (claim is not { Isa: not null, Gs: not null, Head: not null, Provider: not null, Subscriber: not null })
        {
            throw new UnwritableException(
                $"claim {claim.Claim.Text(0, 1)} does not stand under a provider and a subscriber of a transaction");
        }
        var payer = claim.Subscriber.Text(claim.Subscriber.Find("NM1", "PR"), 9) ?? "unknown";
        var set = most > 0 ? sets.LastOrDefault() : sets.Find(
            existing => existing.Key == payer && existing.Claims[0].Gs == claim.Gs);
        if (set.Claims is null || set.Claims[0].Gs != claim.Gs || (most > 0 && set.Claims.Count >= most))
        {
            var key = most > 0 ? (sets.Count + 1).ToString("0000", CultureInfo.InvariantCulture) : payer;
            sets.Add(set = (key, []));
        }
        set.Claims.Add(claim);
    }

    private static byte[] Write(List<ClaimParts> claims, int number, bool isPartOfMore)
    {
        var output = new ArrayBufferWriter<byte>();
        var first = claims[0];
        var delimiters = first.Isa.Delimiters;
        var writer = new SegmentWriter(output, delimiters);
        var control = Increase(first.Isa.Text(0, 13) ?? "000000001", number, "000000000");
        Copy(writer, first.Isa, 0, 13, control);
        var group = Increase(first.Gs.Text(0, 6) ?? "1", number, "0");
        Copy(writer, first.Gs, 0, 6, group);
        var before = writer.Count;
        for (var i = 0; i < first.Head.Count; i++)
        {
            if (isPartOfMore && first.Head.Is(i, "BHT"))
            {
                // A submitter's batch number is used once: receivers take the second for a duplicate.
                Copy(writer, first.Head, i, 3, $"{first.Head.Text(i, 3)}-{Text(number)}");
                continue;
            }
            writer.Copy(first.Head[i], delimiters);
        }
        var hierarchy = new Hierarchy(writer);
        for (var i = 0; i < claims.Count; i++)
        {
            hierarchy.Write(claims[i], claims, i);
        }
        writer.Write("SE", Text(writer.Count - before + 1), first.Head.Text(0, 2));
        writer.Write("GE", "1", group);
        writer.Write("IEA", "1", control);
        return output.WrittenSpan.ToArray();
    }

    private static string Increase(string control, int by, string form) => long.TryParse(
        control, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? ((value + by - 1) % 1_000_000_000).ToString(form, CultureInfo.InvariantCulture) : control;

    private static void Copy(SegmentWriter writer, Part part, int index, int changed, string value)
    {
        var segment = part[index];
        var elements = new string?[segment.Count];
        for (var i = 1; i <= segment.Count; i++)
        {
            elements[i - 1] = i == changed ? value : Encoding.Latin1.GetString(segment[i]);
        }
        if (segment.Id == "ISA")
        {
            writer.Header(elements!);
        }
        else
        {
            writer.Write(segment.Id, elements);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record ClaimParts(Part Isa, Part Gs, Part Head, Part Provider, Part? Subscriber, Part Claim)
    {
        public Part? Patient { get; init; }
    }

    /// <summary>Writes the levels that changed since the last claim, with HL numbers of their own.</summary>
    private sealed class Hierarchy(SegmentWriter writer)
    {
        private ClaimParts? _last;
        private int _count;
        private int _provider;
        private int _subscriber;

        public void Write(ClaimParts claim, List<ClaimParts> all, int index)
        {
            var newProvider = _last?.Provider != claim.Provider;
            var newSubscriber = newProvider || _last?.Subscriber != claim.Subscriber;
            if (newProvider)
            {
                _provider = Level(claim.Provider, null, "1");
            }
            if (newSubscriber)
            {
                var children = all.Skip(index).TakeWhile(other => other.Subscriber == claim.Subscriber)
                    .Any(other => other.Patient is not null);
                _subscriber = Level(claim.Subscriber!, _provider, children ? "1" : "0");
            }
            if (claim.Patient is not null && (newSubscriber || _last?.Patient != claim.Patient))
            {
                Level(claim.Patient, _subscriber, "0");
            }
            for (var i = 0; i < claim.Claim.Count; i++)
            {
                writer.Copy(claim.Claim[i], claim.Claim.Delimiters);
            }
            _last = claim;
        }

        private int Level(Part part, int? parent, string children)
        {
            _count++;
            writer.Write("HL", Text(_count), parent is { } up ? Text(up) : null, part.Text(0, 3), children);
            for (var i = 1; i < part.Count; i++)
            {
                writer.Copy(part[i], part.Delimiters);
            }
            return _count;
        }
    }
}
