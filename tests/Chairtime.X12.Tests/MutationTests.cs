using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>
/// Single faults put into valid files: a segment dropped, repeated or swapped, an element blanked, lengthened or of a
/// wrong type or code, an amount, count or control number changed. Those that break what the guide states for their
/// place must be reported at that very place. A short run here, 200,000 mutations in the nightly run.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Short = 12_000;
    private const int Long = 200_000;

    [Fact]
    public void At_least_99_of_100_faults_are_reported_where_they_are()
    {
        var files = Places.Valid().Concat(Places.SampleFiles()).Select(file => new ValidFile(file.Name, file.Bytes))
            .Where(file => file.IsMutable).ToList();
        var random = new Random(837835);
        var wanted = Places.IsNightly ? Long : Short;
        var missed = new Dictionary<string, int>();
        var consequences = new Dictionary<string, int>();
        var kinds = new SortedDictionary<string, (int Broken, int Found)>(StringComparer.Ordinal);
        var named = 0;
        for (var made = 0; made < wanted;)
        {
            var file = files[random.Next(files.Count)];
            if (new Mutator(file, random).Next() is not { } mutation)
                continue;
            made++;
            using var checker = Checker.Run(mutation.Bytes);
            if (mutation.Rule is null)
                continue;
            var found = mutation.IsReportedBy(checker.Issues);
            foreach (var further in mutation.Consequences(checker.Issues))
            {
                var what = $"{mutation.What} -> {further.Code} {further.Segment}{further.Element}";
                consequences[what] = consequences.GetValueOrDefault(what) + 1;
            }
            var (all, right) = kinds.GetValueOrDefault(mutation.Rule);
            kinds[mutation.Rule] = (all + 1, right + (found ? 1 : 0));
            named += mutation.IsNamedBy(checker.Issues) ? 1 : 0;
            if (!found)
                missed[$"{file.Name}: {mutation.What}"] = missed.GetValueOrDefault($"{file.Name}: {mutation.What}") + 1;
        }

        var broken = kinds.Values.Sum(kind => kind.Broken);
        var share = (double)kinds.Values.Sum(kind => kind.Found) / broken;
        output.WriteLine($"{wanted} mutations of {files.Count} files, {broken} break a stated rule, {share:P2} of "
            + "these are reported at their place");
        foreach (var (kind, (all, right)) in kinds)
            output.WriteLine($"  {kind,-10} {right} of {all}");
        foreach (var (what, times) in missed.OrderByDescending(pair => pair.Value).Take(60))
            output.WriteLine($"  missed {times} x {what}");
        output.WriteLine($"{(double)named / broken:P2} with the code of their kind");
        output.WriteLine($"{(double)consequences.Values.Sum() / broken:0.00} further errors per fault");
        foreach (var (what, times) in consequences.OrderByDescending(pair => pair.Value).Take(40))
            output.WriteLine($"  further {times} x {what}");
        Assert.True(broken > wanted / 3, $"only {broken} of {wanted} mutations break a rule");
        Assert.All(kinds, kind => Assert.True(kind.Value.Broken > wanted / 200, kind.Key));
        // A swap is two misplaced segments; most faults are one error and no more.
        Assert.True(consequences.Values.Sum() < broken / 4, "one mistake makes others");
        Assert.True(named >= 0.99 * broken, $"{named} of {broken} with the code of their kind");
        Assert.True(share >= 0.99, $"{share:P2} reported; {string.Join("; ", missed.Keys.Take(5))}");
    }
}
