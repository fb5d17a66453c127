using System.Diagnostics;
using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>
/// Single faults put into valid files: a segment dropped, repeated or swapped, an element blanked, lengthened,
/// shortened, repeated or of a wrong type or code, an amount, count or control number changed. Those that break what
/// the guide states must be reported at that very place. A short run here, 200,000 mutations in the nightly run; both
/// print the share found for each guide and kind of fault.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Short = 40_000;
    private const int Long = 200_000;

    private readonly SortedDictionary<(string Guide, string Kind), (int Broken, int Found, int Named)> _cells = [];
    private readonly Dictionary<string, int> _missed = [];
    private readonly Dictionary<string, int> _unnamed = [];
    private readonly Dictionary<string, int> _consequences = [];
    private readonly Dictionary<string, int> _falseAlarms = [];
    private readonly Dictionary<string, int> _furtherByKind = [];

    [Fact]
    public void At_least_99_of_100_faults_are_reported_where_they_are()
    {
        var clock = Stopwatch.StartNew();
        var guides = Places.Valid().Concat(Places.SampleFiles()).Select(file => new ValidFile(file.Name, file.Bytes))
            .Where(file => file.IsMutable).GroupBy(file => file.Guide).OrderBy(files => files.Key)
            .Select(files => files.ToArray()).ToArray();
        var random = new Random(837835);
        var wanted = Places.IsNightly ? Long : Short;
        for (var made = 0; made < wanted;)
        {
            // Each guide has its share, however many files there are of it.
            var files = guides[made % guides.Length];
            var file = files[random.Next(files.Length)];
            if (new Mutator(file, random).Next() is not { } mutation)
                continue;
            made++;
            Judge(file, mutation);
        }

        var (broken, found, named) = Sum(_ => true);
        output.WriteLine($"{wanted} mutations of {guides.Sum(files => files.Length)} files in "
            + $"{clock.Elapsed.TotalSeconds:0} s; {broken} break a stated rule, {Share(found, broken)} of these are "
            + $"reported at their place, {Share(named, broken)} with the code of their kind");
        Print();
        Assert.True(broken > wanted / 2, $"only {broken} of {wanted} mutations break a rule");
        Assert.All(_cells.Keys.Select(cell => cell.Kind).Distinct(),
            kind => Assert.True(Sum(cell => cell.Kind == kind).Broken > wanted / 400, kind));
        Assert.All(_cells.Keys.Select(cell => cell.Guide).Distinct(), guide =>
        {
            var (all, right, _) = Sum(cell => cell.Guide == guide);
            Assert.True(right >= 0.99 * all, $"{guide}: {Share(right, all)} reported");
        });
        Assert.True(found >= 0.99 * broken, $"{Share(found, broken)}; {string.Join("; ", _missed.Keys.Take(5))}");
        Assert.True(named >= 0.99 * broken, $"{named} of {broken} with the code of their kind");
        Assert.Empty(_falseAlarms);
        // A swap is two misplaced segments; most faults are one error and no more.
        Assert.True(_consequences.Values.Sum() < broken / 4, "one mistake makes others");
    }

    private void Judge(ValidFile file, Mutation mutation)
    {
        using var checker = Checker.Run(mutation.Bytes);
        foreach (var alarm in mutation.FalseAlarms(checker.Issues))
            Count(_falseAlarms, $"{file.Name}: {mutation.What} -> {alarm.Code} {alarm.Segment}");
        if (mutation.Rule is null)
            return;
        var found = mutation.IsReportedBy(checker.Issues);
        var named = mutation.IsNamedBy(checker.Issues);
        var (all, right, exact) = _cells.GetValueOrDefault((file.Guide, mutation.Rule));
        _cells[(file.Guide, mutation.Rule)] = (all + 1, right + (found ? 1 : 0), exact + (named ? 1 : 0));
        if (!found)
            Count(_missed, $"{file.Name}: {mutation.What}");
        else if (!named)
            Count(_unnamed, $"{file.Guide}: {mutation.What}");
        foreach (var further in mutation.Consequences(checker.Issues))
        {
            Count(_furtherByKind, mutation.Rule);
            Count(_consequences, $"{mutation.What} -> {further.Code} {further.Segment}{further.Element}");
        }
    }

    private void Print()
    {
        var kinds = _cells.Keys.Select(cell => cell.Kind).Distinct().Order(StringComparer.Ordinal).ToArray();
        output.WriteLine($"{"found/broken",-13}{string.Concat(kinds.Select(kind => $"{kind,14}"))}{"all",22}");
        foreach (var guide in _cells.Keys.Select(cell => cell.Guide).Distinct())
        {
            var row = kinds.Select(kind => _cells.GetValueOrDefault((guide, kind)))
                .Select(cell => $"{(cell.Broken == 0 ? "-" : $"{cell.Found}/{cell.Broken}"),14}");
            var (all, right, _) = Sum(cell => cell.Guide == guide);
            output.WriteLine($"{guide,-13}{string.Concat(row)}{$"{right}/{all} {Share(right, all)}",22}");
        }
        var foot = kinds.Select(kind => Sum(cell => cell.Kind == kind))
            .Select(sum => $"{Share(sum.Found, sum.Broken),14}");
        output.WriteLine($"{"all",-13}{string.Concat(foot)}");
        Print("missed", _missed, 60);
        Print("with another code", _unnamed, 20);
        Print("false alarm", _falseAlarms, 40);
        Print("further errors by kind", _furtherByKind, 20);
        Print("further error", _consequences, 30);
    }

    private void Print(string title, Dictionary<string, int> lines, int most)
    {
        output.WriteLine($"{title}: {lines.Values.Sum()}");
        foreach (var (what, times) in lines.OrderByDescending(pair => pair.Value).Take(most))
            output.WriteLine($"  {times} x {what}");
    }

    private (int Broken, int Found, int Named) Sum(Func<(string Guide, string Kind), bool> which)
    {
        var cells = _cells.Where(cell => which(cell.Key)).Select(cell => cell.Value).ToArray();
        return (cells.Sum(cell => cell.Broken), cells.Sum(cell => cell.Found), cells.Sum(cell => cell.Named));
    }

    private static string Share(int part, int all) => $"{100.0 * part / all:0.00} %";

    private static void Count(Dictionary<string, int> lines, string what) =>
        lines[what] = lines.GetValueOrDefault(what) + 1;
}
