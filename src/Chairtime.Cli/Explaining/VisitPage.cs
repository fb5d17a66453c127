using System.Globalization;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;
using Chairtime.Billing.Visits;
using Chairtime.Cli.Inputs;

namespace Chairtime.Cli.Explaining;

/// <summary>A coded visit for a person: minutes, lines with their arithmetic, findings, rules.</summary>
internal static class VisitPage
{
    private const int StepIndent = 6;

    /// <summary>A line in the fewest words: <c>J1745 JW × 9</c>.</summary>
    public static string Brief(ServiceLine line) =>
        $"{string.Join(' ', line.Modifiers.Prepend(line.Code))} × {line.Units}";

    public static void Write(Page page, CodedVisit coded, ChargingCoder coder)
    {
        WriteHeader(page, coded);
        if (TimeLine.Of(coded) is { } line)
        {
            page.Line();
            TimeLineText.Draw(page, line);
        }

        WriteLines(page, coded);
        WriteFindings(page, coded);
        WriteChanges(page, coded, coder);
        WriteRules(page, coded);
        WriteTables(page, coded);
    }

    /// <summary>Which published tables a result relies on: days, file, hash.</summary>
    public static void WriteTables(Page page, CodedVisit coded)
    {
        if (coded.Tables.IsEmpty)
            return;
        page.Heading("Published tables relied on");
        foreach (var table in coded.Tables)
        {
            var isStale = table.IsStaleFor(coded.Visit.DateOfService);
            page.Wrapped(TableLine.Of(table, coded.Visit.DateOfService), 1, tone: isStale ? Tone.Warning : Tone.Plain);
            page.Wrapped(TableLine.From(table), 5, tone: Tone.Faint);
        }
    }

    private static void WriteHeader(Page page, CodedVisit coded)
    {
        var visit = coded.Visit;
        page.Write($"Visit {visit.VisitId}", Tone.Strong);
        var payer = visit.Coverages.FirstOrDefault()?.PayerId ?? "none charted";
        var setting = visit.Setting == Setting.Facility ? "facility" : "professional";
        page.Write(string.Create(CultureInfo.InvariantCulture,
            $"  {visit.DateOfService:yyyy-MM-dd}  {setting}, place {visit.PlaceOfService}  payer {payer}  "));
        var (word, tone) = coded.Disposition switch
        {
            Disposition.Ready => ("READY", Tone.Good),
            Disposition.Review => ("REVIEW: a person should look", Tone.Warning),
            Disposition.Held => ("HELD: the claim must not go out", Tone.Bad),
        };
        page.Line(word, tone);
        page.Wrapped($"Diagnoses: {string.Join(", ", visit.Diagnoses)}", 0);
        if (!visit.Attachments.IsEmpty)
            page.Wrapped($"Attachments: {string.Join("; ", visit.Attachments)}", 0);
        if (visit.PatientPaid is { } paid)
            page.Wrapped(string.Create(CultureInfo.InvariantCulture, $"Patient paid: ${paid:0.00}"), 0);
    }

    private static void WriteLines(Page page, CodedVisit coded)
    {
        page.Heading(coded.Lines.IsEmpty ? "Lines: none that the documentation supports" : "Lines");
        for (var i = 0; i < coded.Lines.Length; i++)
        {
            var line = coded.Lines[i];
            var number = (i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(2);
            page.Write($" {number}  ");
            page.Write(Brief(line), Tone.Strong);
            page.Line(Particulars(line));
            page.Wrapped(line.Because.ToString(CultureInfo.InvariantCulture), 5);
            foreach (var step in line.Derivation)
            {
                page.Write("     - ", Tone.Faint);
                page.Wrapped($"{step.Text}  [{step.Rule.Id}]", StepIndent + 1, StepIndent + 1);
            }
        }
    }

    private static string Particulars(ServiceLine line)
    {
        var parts = new List<string>();
        if (line.Minutes is { } minutes)
            parts.Add($"{minutes} min");
        if (line.Administrations.Length > 0)
            parts.Add($"for {string.Join(", ", line.Administrations)}");
        if (line.Diagnoses.Length > 0)
            parts.Add($"diagnoses {string.Join(", ", line.Diagnoses)}");
        if (line.Ndc is { } ndc)
        {
            parts.Add(string.Create(
                CultureInfo.InvariantCulture, $"NDC {ndc} {line.NdcUnit} {line.NdcQuantity:0.####}").TrimEnd());
        }

        if (line.Description is { } description)
            parts.Add($"\"{description}\"");
        if (line.Charge is { } charge)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"charge ${charge:0.00}"));
        if (line.Expected is { } expected)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"expected ${expected:0.00}"));
        return parts.Count == 0 ? "" : "   " + string.Join("   ", parts);
    }

    private static void WriteFindings(Page page, CodedVisit coded)
    {
        page.Heading(coded.Findings.IsEmpty ? "Findings: none" : "Findings");
        foreach (var finding in coded.Findings)
        {
            var (word, tone) = finding.Severity switch
            {
                Severity.Blocks => ("BLOCKS ", Tone.Bad),
                Severity.Warns => ("WARNS  ", Tone.Warning),
                Severity.Informs => ("INFORMS", Tone.Faint),
            };
            page.Write(" ");
            page.Write(word, tone);
            page.Line($"  {finding.Rule}  ({finding.About})");
            page.Wrapped(finding.Message, 5);
            page.Wrapped($"Fix: {finding.Fix.ToString(CultureInfo.InvariantCulture)}", 5);
            if (finding.AtRisk is { } atRisk)
                page.Wrapped(string.Create(CultureInfo.InvariantCulture, $"At risk: ${atRisk:0.00}"), 5);
            if (finding.Prevents.Count > 0)
                page.Wrapped($"Prevents: {string.Join(", ", finding.Prevents)}", 5);
            page.Wrapped($"Source: {finding.Source}", 5, tone: Tone.Faint);
        }
    }

    private static void WriteChanges(Page page, CodedVisit coded, ChargingCoder coder)
    {
        var changes = MinuteChange.Of(coded, coder).ToList();
        if (changes.Count == 0)
            return;
        page.Heading("One documented minute more or fewer");
        var same = new List<string>();
        foreach (var ofService in changes.GroupBy(change => change.Service))
        {
            var label = string.Join('+', ofService.Key.Administrations);
            if (ofService.All(change => change.Lines.IsEmpty))
            {
                same.Add(label);
                continue;
            }

            foreach (var change in ofService)
            {
                var amount = change.Difference > 0 ? "one more" : "one fewer";
                var effect = change.Lines.IsEmpty ? "the same lines" : string.Join(", ", change.Lines);
                page.Wrapped($"{label}, {amount} ({change.Minutes} min): {effect}", 1);
            }
        }

        if (same.Count > 0)
            page.Wrapped($"{string.Join(", ", same)}, one fewer or one more: the same lines", 1, tone: Tone.Faint);
    }

    private static void WriteRules(Page page, CodedVisit coded)
    {
        var rules = coded.Lines.SelectMany(line => line.Derivation).Select(step => step.Rule)
            .DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        if (rules.Count == 0)
            return;
        page.Heading("Rules applied");
        foreach (var rule in rules)
        {
            page.Line($" {rule.Id}  ({rule.InForce})");
            page.Wrapped(rule.Title, 5);
            page.Wrapped($"Source: {rule.Source}", 5, tone: Tone.Faint);
        }
    }
}
