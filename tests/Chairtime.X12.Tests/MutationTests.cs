using Chairtime.X12.Checking;

namespace Chairtime.X12.Tests;

/// <summary>
/// Single faults put into valid files. Which of them break a stated rule is told by the mutation itself, from what it
/// did, not by the checker: a required segment dropped, a segment beyond its repeat, a code outside its list, a value
/// too long or of the wrong type, a count or control number changed.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private const int Short = 8_000;
    private const int Long = 200_000;

    [Fact]
    public void At_least_99_of_100_faults_are_reported_where_they_are()
    {
        var files = Places.Valid();
        var random = new Random(837835);
        var wanted = Places.IsNightly ? Long : Short;
        var missed = new Dictionary<string, int>();
        int breaking = 0, found = 0;
        for (var i = 0; i < wanted; i++)
        {
            var (name, bytes) = files[random.Next(files.Count)];
            if (Mutation.Next(bytes, random) is not { } mutation)
                continue;
            using var checker = Checker.Run(mutation.Bytes);
            if (!mutation.BreaksRule)
                continue;
            breaking++;
            if (mutation.IsReportedBy(checker.Issues))
                found++;
            else
                missed[$"{name}: {mutation.What}"] = missed.GetValueOrDefault($"{name}: {mutation.What}") + 1;
        }

        var share = (double)found / breaking;
        output.WriteLine($"{wanted} mutations, {breaking} break a stated rule, {found} reported in place: {share:P2}");
        foreach (var (what, times) in missed.OrderByDescending(pair => pair.Value).Take(25))
            output.WriteLine($"  missed {times} x {what}");
        Assert.True(breaking > wanted / 4, $"only {breaking} of {wanted} mutations break a rule");
        Assert.True(share >= 0.99, $"{share:P2} reported; {string.Join("; ", missed.Keys.Take(5))}");
    }
}
