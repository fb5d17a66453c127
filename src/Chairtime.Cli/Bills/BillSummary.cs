using System.Globalization;
using Chairtime.Cli.Coding;
using Chairtime.Cli.Inputs;
using Chairtime.Reference;

namespace Chairtime.Cli.Bills;

/// <summary>The end of a run, in words that a person understands.</summary>
internal static class BillSummary
{
    private const int MostFindings = 8;

    public static void Write(
        TextWriter output, WeekTotals totals, PipelineCounts counts, IReadOnlyList<WrittenFile> files, OutFolder folder)
    {
        var culture = CultureInfo.InvariantCulture;
        var goes = totals.Ready + totals.Review;
        output.WriteLine(string.Create(culture, $"{Visits(counts.Seen)} read."));
        output.WriteLine(string.Create(culture, $"  {goes,7:N0} go out  {Dollars(totals.Charge)} charged")
            + (totals.Expected > 0 ? $", {Dollars(totals.Expected)} expected" : "")
            + (totals.WithoutExpected > 0 && totals.Expected > 0
                ? string.Create(culture, $" ({totals.WithoutExpected:N0} lines without an expected price)") : ""));
        if (totals.Review > 0)
            output.WriteLine(string.Create(culture, $"          of them {totals.Review:N0} with a warning to look at"));
        output.WriteLine(string.Create(culture, $"  {totals.Held,7:N0} held    {Dollars(totals.HeldCharge)} waiting; "
            + $"see {Path.Combine(folder.Path, BillCommand.HeldFile)}"));
        if (counts.Bad > 0)
            output.WriteLine(string.Create(culture, $"  {counts.Bad,7:N0} could not be read; the reasons are above"));
        if (files.Count > 0)
        {
            output.WriteLine();
            output.WriteLine($"Written to {folder.Path}:");
            foreach (var file in files)
            {
                output.WriteLine(string.Create(culture,
                    $"  {file.Name,-32} {file.Claims,7:N0} claims  {Dollars(file.Charge),16}  {file.PayerName}"));
            }
        }

        WriteFindings(output, totals);
    }

    /// <summary>Which published tables the run relied on.</summary>
    public static void WriteTables(TextWriter output, ReferenceSnapshot tables)
    {
        var used = tables.Used;
        if (used.Count == 0)
            return;
        var stale = tables.Stale.ToDictionary(static table => table.Version, static table => table.UsedFor);
        output.WriteLine();
        output.WriteLine("Published tables relied on:");
        foreach (var table in used)
        {
            output.WriteLine("  " + TableLine.Of(table, stale.GetValueOrDefault(table)));
            output.WriteLine("      " + TableLine.From(table));
        }
    }

    private static void WriteFindings(TextWriter output, WeekTotals totals)
    {
        var findings = totals.Findings.Where(static one => one.Severity > Chairtime.Billing.Vocabulary.Severity.Informs)
            .ToList();
        if (findings.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("What needs a person, hardest and costliest first:");
        foreach (var one in findings.Take(MostFindings))
        {
            var risk = one.AtRisk > 0 ? $", {Dollars(one.AtRisk)} at risk" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {one.Count,5:N0} x {one.Rule}{risk}"));
            output.WriteLine($"          {one.Fix}");
        }

        if (findings.Count > MostFindings)
            output.WriteLine($"  and {findings.Count - MostFindings} more kinds.");
    }

    private static string Visits(long count) =>
        count == 1 ? "1 visit" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} visits");

    private static string Dollars(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:N2}");
}
