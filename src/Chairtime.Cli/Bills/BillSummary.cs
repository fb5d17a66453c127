using System.Globalization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Coding;
using Chairtime.Cli.Explaining;
using Chairtime.Cli.Inputs;
using Chairtime.Reference;

namespace Chairtime.Cli.Bills;

/// <summary>The end of a run, in words that a person understands.</summary>
internal sealed class BillSummary(Page page, WeekTotals totals)
{
    private const int MostFindings = 8;
    private const int TextColumn = 24;

    /// <param name="tables">Published tables, of which those that the run relied on are named.</param>
    public void Write(
        PipelineCounts counts, IReadOnlyList<WrittenFile> files, OutFolder folder, ReferenceSnapshot tables)
    {
        page.Line(counts.Seen == 1 ? "1 visit read." : Text($"{counts.Seen:N0} visits read."), Tone.Strong);
        Visits(counts, folder);
        Files(files, folder);
        // What a person has to do stands last, where the eye is when the run ends.
        Tables(tables);
        Findings("Held until somebody repairs it, costliest first:", Severity.Blocks);
        Findings("Goes out, but somebody should look:", Severity.Warns);
    }

    private void Visits(PipelineCounts counts, OutFolder folder)
    {
        var goes = totals.Ready + totals.Review;
        Row(goes, "go out", $"{Dollars(totals.Charge)} charged"
            + (totals.Expected > 0 ? $", {Dollars(totals.Expected)} expected from the payers" : "")
            + (totals.WithoutExpected > 0 && totals.Expected > 0
                ? Text($" ({totals.WithoutExpected:N0} lines have no expected price)") : ""), Tone.Good);
        if (totals.Review > 0)
            Row(totals.Review, "of them", "have a warning to look at", Tone.Warning);
        if (totals.Held > 0)
        {
            Row(totals.Held, "held", $"{Dollars(totals.HeldCharge)} charged; each with its reasons in "
                + Path.Combine(folder.Path, BillCommand.HeldFile), Tone.Bad);
        }

        if (counts.Bad > 0)
            Row(counts.Bad, "unread", "could not be read; the reasons are above", Tone.Bad);
    }

    private void Row(long count, string word, string text, Tone tone)
    {
        page.Write(Text($"{count,8:N0} "), Tone.Strong);
        page.Write($"{word,-8}", tone);
        page.Wrapped(text, 17, 17);
    }

    private void Files(IReadOnlyList<WrittenFile> files, OutFolder folder)
    {
        if (files.Count == 0)
            return;
        page.Heading($"Written to {folder.Path}");
        var width = Math.Max(24, files.Max(static file => file.Name.Length));
        foreach (var file in files)
        {
            var claims = file.Claims == 1 ? "claim " : "claims";
            page.Line($"  {file.Name.PadRight(width)}"
                + Text($"{file.Claims,8:N0} {claims} {Dollars(file.Charge),16}  {file.PayerName}"));
        }

        foreach (var name in folder.Names.Where(name => files.All(file => file.Name != name)))
            page.Line($"  {name}", Tone.Faint);
    }

    private void Tables(ReferenceSnapshot tables)
    {
        var used = tables.Used;
        if (used.Count == 0)
            return;
        var stale = tables.Stale.ToDictionary(static table => table.Version, static table => table.UsedFor);
        page.Heading($"Published tables relied on (sources in {Manifest.FileName})");
        foreach (var table in used)
        {
            page.Write("  ");
            page.Wrapped(TableLine.Of(table, stale.GetValueOrDefault(table)), 4, 2,
                stale.ContainsKey(table) ? Tone.Warning : Tone.Faint);
            // Somebody loaded it here: which file that was is worth a line.
            if (!table.IsExtract)
                page.Wrapped(TableLine.From(table), 6, tone: Tone.Faint);
        }
    }

    private void Findings(string heading, Severity severity)
    {
        var findings = totals.Findings.Where(one => one.Severity == severity).ToList();
        if (findings.Count == 0)
            return;
        page.Heading(heading);
        foreach (var one in findings.Take(MostFindings))
        {
            page.Write(Text($"  {one.Count,5:N0} x "));
            page.Write($"{(one.AtRisk > 0 ? Dollars(one.AtRisk) : ""),13} ", Tone.Strong);
            page.Wrapped(one.Fix, TextColumn, TextColumn);
            page.Line(new string(' ', TextColumn) + one.Rule, Tone.Faint);
        }

        if (findings.Count > MostFindings)
            page.Line($"{new string(' ', TextColumn)}and {findings.Count - MostFindings} more kinds");
    }

    private static string Dollars(decimal amount) => Text($"${amount:N2}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
