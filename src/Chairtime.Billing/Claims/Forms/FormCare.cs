using System.Globalization;

namespace Chairtime.Billing.Claims.Forms;

/// <summary>Items 17 to 24: who sent the patient, why, and what was done.</summary>
internal static class FormCare
{
    private const string Letters = "ABCDEFGHIJKL";
    private const int MostUpper = 61;

    // NTE02 ADD of the electronic claim; nothing stands between it and the text.
    private const string Note = "NTEADD";

    /// <param name="authorization">The one that all lines of the form fall under.</param>
    public static void Put(FormText text, Claim claim, string? authorization, ClaimLine[] lines)
    {
        // The form names one of them, in this order.
        var (qualifier, person) = claim switch
        {
            { Referring: { } referring } => ("DN", referring),
            { Ordering: { } ordering } => ("DK", ordering),
            { Supervising: { } supervising } => ("DQ", supervising),
            _ => ("", null),
        };
        if (person is not null)
        {
            text.Put("17.qualifier", qualifier);
            text.Put("17.name", person.GivenName is null
                ? person.FamilyName : $"{person.GivenName} {person.FamilyName}");
            text.Put("17b", person.Npi);
        }

        text.Put("19", Additional(claim, lines));
        text.Cross("20.no");
        text.Put("21.indicator", "0");
        for (var i = 0; i < claim.Diagnoses.Length; i++)
        {
            text.Put($"21.{Letters[i]}",
                claim.Diagnoses[i].Replace(".", "", StringComparison.Ordinal));
        }

        if (claim.Frequency != ClaimFrequency.Original)
        {
            text.Put("22.code", ((int)claim.Frequency).ToString(CultureInfo.InvariantCulture));
            text.Put("22.number", claim.PayerControlNumber);
        }

        text.Put("23", authorization ?? claim.Referral);
    }

    /// <param name="number">1 to 6 on the page.</param>
    public static void PutLine(FormText text, Claim claim, ClaimLine line, int number)
    {
        var at = number.ToString(CultureInfo.InvariantCulture);
        text.Put($"24upper.{at}", Upper(line));
        text.Day($"24A.from.{at}", line.Day, "yy");
        text.Day($"24A.through.{at}", line.Day, "yy");
        text.Put($"24B.{at}", claim.PlaceOfService);
        text.Put($"24D.code.{at}", line.Code);
        for (var i = 0; i < line.Modifiers.Length; i++)
            text.Put(string.Create(CultureInfo.InvariantCulture, $"24D.modifier{i + 1}.{at}"), line.Modifiers[i]);
        text.Put($"24E.{at}", string.Concat(line.Pointers.Select(static to => Letters[to - 1])));
        text.Put($"24F.{at}", FormText.Money(line.Charge));
        text.Put($"24G.{at}", line.Units.ToString(CultureInfo.InvariantCulture));
        text.Put($"24J.{at}", claim.Rendering?.Npi ?? claim.Billing.Npi);
    }

    // The shaded half: the drug, then what a code without a meaning of its own stands for.
    private static string? Upper(ClaimLine line)
    {
        var drug = Drug(line);
        if (line.Description is null)
            return drug;
        var both = drug is null ? "ZZ" + line.Description : $"{drug}   ZZ{line.Description}";
        return both.Length <= MostUpper ? both : drug;
    }

    private static string? Drug(ClaimLine line) => line.Drug is { } drug
        ? $"N4{drug.Ndc} {drug.Unit}{drug.Quantity.ToString("0.###", CultureInfo.InvariantCulture)}" : null;

    // Item 19, its parts three spaces apart: the claim's note with the texts that the shaded half does not hold, then
    // papers. Those of a line have no other place on paper.
    private static string? Additional(Claim claim, ClaimLine[] lines)
    {
        var note = string.Join("; ", new[] { claim.Note, Overflow(lines) }.OfType<string>());
        var parts = (note.Length == 0 ? Enumerable.Empty<string>() : [Note + note])
            .Concat(claim.Attachments.Concat(lines.SelectMany(static line => line.Attachments)).Distinct()
                .Select(static paper => $"PWK{paper.Kind}{paper.Channel}{paper.Control}"));
        var all = string.Join("   ", parts);
        return all.Length == 0 ? null : all;
    }

    // A text that the shaded half does not hold stands in item 19.
    private static string? Overflow(ClaimLine[] lines)
    {
        var texts = lines.Where(static line => line.Description is not null && Upper(line) == Drug(line))
            .Select(static line => $"{line.Code} {line.Description}");
        var all = string.Join("; ", texts);
        return all.Length == 0 ? null : all;
    }
}
