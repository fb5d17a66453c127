using System.Globalization;

namespace Chairtime.X12.Tests;

/// <summary>
/// Puts single faults into valid files. Whether a fault breaks a rule, and where that has to be reported, is taken
/// from what the guide states, never from a check of the changed file: the order of segments by following the guide's
/// table in every way at once, the rest by the element's own rule.
/// </summary>
internal sealed class Mutator(ValidFile file, Random random)
{
    private static readonly HashSet<string> Envelope = ["ISA", "GS", "ST", "SE", "GE", "IEA"];

    /// <summary>Elements that an equation contains, with the segment at which the equation is reported.</summary>
    private static readonly Dictionary<string, (int[] Elements, string[] ReportedAt)> Money = new()
    {
        ["CLM"] = ([2], ["CLM"]), ["SV1"] = ([2], ["CLM"]), ["SV2"] = ([3], ["CLM"]), ["SVD"] = ([2], ["SVD"]),
        ["BPR"] = ([2], ["BPR"]), ["CLP"] = ([3, 4], ["CLP"]), ["SVC"] = ([2, 3], ["SVC"]),
        ["CAS"] = ([3, 6], ["SVC", "CLP", "SVD"]), ["PLB"] = ([4, 6], ["BPR"]),
    };

    /// <summary>A header's element that its trailer repeats, or a trailer's, with the trailer's place.</summary>
    private static readonly (string Id, int Element, string Trailer, int ReportedAt)[] Controls =
    [
        ("SE", 1, "SE", 1), ("SE", 2, "SE", 2), ("GE", 1, "GE", 1), ("GE", 2, "GE", 2), ("IEA", 1, "IEA", 1),
        ("IEA", 2, "IEA", 2), ("ST", 2, "SE", 2), ("GS", 6, "GE", 2), ("ISA", 13, "IEA", 2),
    ];

    private readonly ElementFaults _elements = new(file.Component, file.Repetition, random);

    /// <summary>A mutation of this file; null when the draw does not apply to the segment drawn.</summary>
    public Mutation? Next()
    {
        var at = random.Next(1, file.Segments.Count);
        return random.Next(12) switch
        {
            0 => Drop(at),
            1 => Repeat(at),
            2 => Swap(at),
            3 => Amount(at),
            4 => Control(),
            var other => Element(at, ElementFaults.Kinds[other - 5]),
        };
    }

    private Mutation Drop(int at)
    {
        var changed = file.Texts.ToList();
        changed.RemoveAt(at);
        var what = $"drop {Name(at)}";
        // An interchange may come without answers, and with any number of them.
        return file.Segments[at].Id == "TA1" ? Make(changed, what, null, [at])
            : Envelope.Contains(file.Segments[at].Id) ? Make(changed, what, "drop", [at])
            : Judge(changed, what, "drop", [at], file.FirstImpossible(at, [], at + 1));
    }

    private Mutation Repeat(int at)
    {
        var changed = file.Texts.ToList();
        changed.Insert(at, changed[at]);
        var what = $"repeat {Name(at)}";
        return file.Segments[at].Id == "TA1" ? Make(changed, what, null, [at])
            : Envelope.Contains(file.Segments[at].Id) ? Make(changed, what, "repeat", [at + 1])
            : Judge(changed, what, "repeat", [at + 1], file.FirstImpossible(at, [at, at], at + 1));
    }

    private Mutation? Swap(int at)
    {
        if (at + 1 >= file.Segments.Count || file.Segments[at].Text == file.Segments[at + 1].Text)
            return null;
        var changed = file.Texts.ToList();
        (changed[at], changed[at + 1]) = (changed[at + 1], changed[at]);
        var what = $"swap {Name(at)} {Name(at + 1)}";
        int[] places = [at, at + 1, at + 2];
        return Envelope.Contains(file.Segments[at].Id) || Envelope.Contains(file.Segments[at + 1].Id)
            ? Make(changed, what, "swap", places)
            : Judge(changed, what, "swap", [at, at + 1], file.FirstImpossible(at, [at + 1, at], at + 2));
    }

    /// <param name="impossible">The first segment that no valid transaction has there; null when all can go on.</param>
    private static Mutation Judge(List<string> changed, string what, string rule, int[] places, int? impossible) =>
        impossible is { } at ? Make(changed, what, rule, [.. places, at])
            : Make(changed, what, null, places) with { IsWellFormed = true };

    private Mutation? Element(int at, string how)
    {
        if (file.Segments[at].Rule is not { } rule || _elements.Put(file.Segments[at].Text, rule, how) is not { } fault)
            return null;
        var changed = file.Texts.ToList();
        changed[at] = fault.Text;
        var what = $"{how} {Name(at)} {fault.What}";
        return fault.Elements.Length == 0 ? Make(changed, what, null, [at]) with { IsWellFormed = !fault.IsPlacing }
            : Make(changed, what, how, [at]) with { Elements = fault.Elements, IsPlacing = fault.IsPlacing };
    }

    private Mutation? Amount(int at)
    {
        var segment = file.Segments[at];
        if (!file.Balances || !Money.TryGetValue(segment.Id, out var money)
            || (segment.Id is not ("BPR" or "PLB") && segment.Loops is not [.., { Id: not "2320" }]))
            return null;
        // A remittance that announces amounts without payment (BPR01 H, BPR02 zero) need not add up to that zero.
        if (segment.Id == "PLB" && file.Texts.Any(text => text.StartsWith("BPR*H*0*", StringComparison.Ordinal)))
            return null;
        var parts = segment.Text.Split('*');
        var number = money.Elements[random.Next(money.Elements.Length)];
        if (number >= parts.Length || !decimal.TryParse(parts[number], CultureInfo.InvariantCulture, out var amount))
            return null;
        parts[number] = (amount + 1).ToString(CultureInfo.InvariantCulture);
        var changed = file.Texts.ToList();
        changed[at] = string.Join('*', parts);
        var owner = at;
        while (owner > 0 && !money.ReportedAt.Contains(file.Segments[owner].Id))
            owner--;
        return Make(changed, $"amount {Name(at)} {number}", "balance", SameEquation(owner)) with
        {
            IsWellFormed = true,
        };
    }

    /// <summary>What one payer did with a split line stands in several SVD, which one equation adds up.</summary>
    private int[] SameEquation(int at)
    {
        if (file.Segments[at].Id != "SVD")
            return [at];
        var (first, last) = (at, at);
        while (file.Segments[first].Id != "LX")
            first--;
        while (file.Segments[last].Id is not ("LX" or "CLM" or "SE"))
            last++;
        var payer = file.Segments[at].Text.Split('*')[1];
        return [.. Enumerable.Range(first, last - first).Where(i =>
            file.Segments[i].Text.StartsWith($"SVD*{payer}*", StringComparison.Ordinal))];
    }

    private Mutation? Control()
    {
        var (id, element, trailer, place) = Controls[random.Next(Controls.Length)];
        var changed = file.Texts.ToList();
        var at = changed.FindLastIndex(segment => segment.StartsWith(id + "*", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var reported = changed.FindLastIndex(segment => segment.StartsWith(trailer + "*", StringComparison.Ordinal));
        var parts = changed[at].Split('*');
        var digit = parts[element][^1];
        parts[element] = parts[element][..^1] + (digit == '9' ? '8' : (char)(digit + 1));
        changed[at] = string.Join('*', parts);
        return Make(changed, $"control {id}-{element}", "control", [reported]) with { Elements = [place] };
    }

    private string Name(int at)
    {
        var segment = file.Segments[at];
        return segment.Loops.Length == 0 ? segment.Id : $"{segment.Loops[^1].Id} {segment.Id}";
    }

    private static Mutation Make(List<string> changed, string what, string? rule, int[] places) =>
        new(Mutation.Join(changed), what, rule, places);
}
