using System.Runtime.CompilerServices;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Claim837P;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Writing;

namespace Chairtime.Bench.X12;

/// <summary>What is measured, each as work on one file that says something about it, so that nothing is left
/// out.</summary>
internal static class X12Work
{
    public const string Scan = "scan";

    /// <summary>Work on bytes in memory.</summary>
    public static readonly Dictionary<string, Func<byte[], long>> InMemory = new()
    {
        [Scan] = CountTerminators,
        ["tokens"] = file => CountElements(new SegmentReader(file)),
        ["write"] = file => Canonical.Rewrite(file).Length,
        ["split"] = file => System.Text.Encoding.Latin1.GetString(file).Split('~')
            .Sum(segment => (long)segment.Split('*').Length),
        ["ten times"] = file => Check(new SegmentReader(file)),
    };

    /// <summary>Work on a file as it is read.</summary>
    public static readonly Dictionary<string, Func<string, long>> Streamed = new()
    {
        ["tokens streamed"] = path => CountElements(new SegmentReader(File.OpenRead(path))),
        ["check"] = path => Check(new SegmentReader(File.OpenRead(path))),
        ["typed"] = Typed,
    };

    // The loops that are measured are compiled in full at their first run: what a program that lives longer comes to.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long CountTerminators(byte[] file)
    {
        var found = 0L;
        var rest = file.AsSpan();
        for (int at; (at = rest.IndexOf((byte)'~')) >= 0; rest = rest[(at + 1)..])
            found++;
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long CountElements(SegmentReader reader)
    {
        var elements = 0L;
        foreach (var segment in reader)
            elements += segment.Count;
        reader.Dispose();
        return elements;
    }

    private static long Check(SegmentReader reader)
    {
        using var checker = new Checker(reader);
        while (checker.Read())
        {
        }

        return Faultless(checker);
    }

    /// <summary>Claims or payments with everything in them, checked and balanced; sums what their lines say.</summary>
    private static long Typed(string path)
    {
        using var checker = new Checker(new SegmentReader(File.OpenRead(path)));
        var cents = 0m;
        if (path.EndsWith(".835", StringComparison.Ordinal))
        {
            foreach (var claim in RemittanceReader.ReadClaims(checker))
            {
                cents += claim.Paid;
                foreach (var line in claim.Lines)
                    cents += line.Charge - line.Paid;
            }
        }
        else
        {
            foreach (var claim in ClaimReader.Read(checker))
            {
                cents += claim.Charge;
                foreach (var line in claim.Lines)
                    cents += line.Charge;
            }
        }

        return Faultless(checker) + (long)(cents * 100);
    }

    private static long Faultless(Checker checker) => checker.Issues.Count == 0 ? 0
        : throw new InvalidOperationException($"the generated file is faulty: {checker.Issues[0].Code}");
}
