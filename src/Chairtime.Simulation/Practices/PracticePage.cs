using System.Globalization;
using System.Text;
using Chairtime.Simulation.Faults;

namespace Chairtime.Simulation.Practices;

/// <summary>The page that says what a simulated practice holds, and which faults were planted.</summary>
internal static class PracticePage
{
    /// <summary>A page with more faults than this would be read by nobody; the file of faults has them all.</summary>
    private const int MostListed = 100;

    public static string Of(
        PracticeOrder order, IReadOnlyDictionary<string, int> drugs, IReadOnlyList<PlantedFault> faults)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Line($"# A simulated practice");
        Line($"");
        Line($"{order.Visits:N0} visits from {order.From:yyyy-MM-dd} on, of people who do not exist. Written by");
        Line($"");
        Line($"    ./chairtime simulate practice --visits {order.Visits} --seed {order.Seed} --out DIR");
        Line($"");
        Line($"and never by hand: the same seed gives the same bytes. Try `./chairtime bill` on this folder.");
        Line($"");
        Line($"| file | what it holds |");
        Line($"| --- | --- |");
        Line($"| `visits.ndjson` | the visits as they were charted |");
        Line($"| `practice.json` | who bills, from where, at which charges, and what was paid for the drugs |");
        Line($"| `payers/` | contracts and rules of three payers; Medicare Part B ships with the product |");
        Line($"| `authorizations.ndjson` | what the payers approved |");
        Line($"| `earlier-claims.ndjson` | what was billed before |");
        Line($"| `truth/faults.ndjson` | the planted faults, for programs |");
        Line($"");
        Line($"## What was given");
        Line($"");
        Line($"| drug | visits |");
        Line($"| --- | --: |");
        foreach (var (drug, count) in drugs)
            Line($"| {drug} | {count} |");
        Line($"");
        Line($"## Planted faults");
        Line($"");
        Line($"{faults.Count} visits hold one fault each, as practices make them; the others were charted completely.");
        Line($"");
        Line($"| visit | fault | finding expected |");
        Line($"| --- | --- | --- |");
        foreach (var fault in faults.Take(MostListed))
            Line($"| {fault.VisitId} | {fault.What} | `{fault.Finding}` |");
        if (faults.Count > MostListed)
            Line($"\nand {faults.Count - MostListed:N0} more.");
        return text.ToString();
    }
}
