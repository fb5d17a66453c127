using System.Collections.Immutable;
using System.Globalization;

namespace Chairtime.Billing.Claims.Forms;

/// <summary>A claim as pages of the CMS-1500 (02/12): six lines each, one authorization for each form.</summary>
public static class PaperForm
{
    public const int LinesOnPage = 6;

    /// <summary>In place of the total, on every page but the last.</summary>
    public const string Continued = "CONTINUED";

    public static PaperClaim Of(Claim claim)
    {
        var pages = ImmutableArray.CreateBuilder<FormPage>();
        var problems = ImmutableArray.CreateBuilder<string>();
        // A line without one of its own goes with the first.
        var first = claim.Authorization ?? claim.Lines.FirstOrDefault(static line => line.Authorization is not null)
            ?.Authorization ?? "";
        var groups = claim.Lines.GroupBy(line => line.Authorization ?? first).ToList();
        var paid = AmountPaid.Over(
            Paid(claim), [.. groups.Select(static group => group.Sum(static line => line.Charge))]);
        for (var i = 0; i < groups.Count; i++)
        {
            var control = i == 0 ? claim.ControlNumber : ControlNumbers.OfForm(claim.ControlNumber, i);
            AddForm(claim with { Authorization = groups[i].Key.Length > 0 ? groups[i].Key : null }, control,
                [.. groups[i]], paid[i], pages, problems);
        }

        return new PaperClaim(problems.Count == 0 ? pages.ToImmutable() : [], [.. problems.Distinct()]);
    }

    private static void AddForm(
        Claim claim, string control, ClaimLine[] lines, decimal? paid, ImmutableArray<FormPage>.Builder pages,
        ImmutableArray<string>.Builder problems)
    {
        var chunks = lines.Chunk(LinesOnPage).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var text = new FormText();
            if (chunks.Count > 1)
            {
                text.Put("carrier.page",
                    string.Create(CultureInfo.InvariantCulture, $"PAGE {i + 1} OF {chunks.Count}"));
            }

            FormPeople.Put(text, claim);
            FormCare.Put(text, claim, claim.Authorization, chunks[i]);
            for (var line = 0; line < chunks[i].Length; line++)
                FormCare.PutLine(text, claim, chunks[i][line], line + 1);
            text.Put("25", claim.Billing.TaxId);
            text.Cross(claim.Billing.IsSocialSecurityNumber ? "25.ssn" : "25.ein");
            text.Put("26", control);
            text.Cross(claim.AcceptsAssignment ? "27.yes" : "27.no");
            text.Put("28", i < chunks.Count - 1 ? Continued : FormText.Money(lines.Sum(static line => line.Charge)));
            if (paid is { } dollars && i == chunks.Count - 1)
                text.Put("29", FormText.Money(dollars));
            FormPeople.PutProviders(text, claim);
            pages.Add(new FormPage(control, i + 1, chunks.Count, text.Entries));
            problems.AddRange(text.Problems);
        }
    }

    // Medicare asks for what the patient paid; others for what earlier payers paid as well.
    private static decimal? Paid(Claim claim)
    {
        if (claim.Insurance.FilingCode == "MB")
            return claim.PatientPaid;
        var earlier = claim.Others.Where(static other => other.Paid is not null).Sum(static other => other.Paid!.Value);
        return claim.PatientPaid is null && earlier == 0 ? null : earlier + (claim.PatientPaid ?? 0);
    }
}
