using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>Does each drug bring what it cost? Rows that do not are marked in words.</summary>
internal static class MarginSection
{
    private const int MostReasons = 15;

    public static void Write(HtmlWriter html, WeekGathering week)
    {
        var margins = week.Margins;
        if (!margins.HasPurchases)
        {
            html.Put("p", "Unknown, because the practice's file names no purchases (acquisition).");
            return;
        }

        html.Put("p", "Drugs on claims that go out, worst first: what payer and patient should pay for the drug's own "
            + "lines, less what the opened containers cost, discarded drug included. The last column is what is left "
            + "when the patient's share is not collected.", ("class", "hint"));
        var rows = margins.Rows;
        if (rows.Count > 0)
            Table(html, rows, week.Context.MostRows);
        if (margins.WaitingCost > 0)
        {
            html.Put("p", $"The drugs of held visits cost {Words.Dollars(margins.WaitingCost)}, and nothing comes in "
                + "for them before their claims go out.");
        }

        Left(html, margins.LeftOut);
    }

    private static void Table(HtmlWriter html, IReadOnlyList<DrugMargin> rows, int most)
    {
        var shown = rows.Take(most).ToList();
        var greatest = rows.Max(static row => Math.Abs(row.Margin));
        var below = rows.Max(static row => Math.Max(0, -row.Margin));
        var scale = new Scale(below, greatest);
        var sum = new DrugMargin("All", "");
        foreach (var row in rows)
            sum.Add(row.PayerPays, row.PatientOwes, row.Cost);
        ReportTable.Write(html, "Drug margin by drug and payer",
        [
            new("Drug"), new("Payer"), new("Visits", Stand.Number), new("Payer pays", Stand.Number),
            new("Patient owes", Stand.Number), new("Cost", Stand.Number), new("Margin", Stand.Number),
            new("Without patient", Stand.Number),
        ],
        shown.Select(row => Row(row, scale)),
        [
            "All rows", "", Words.Number(rows.Sum(static row => row.Visits)), Words.Dollars(sum.PayerPays),
            Words.Dollars(sum.PatientOwes), Words.Dollars(sum.Cost), Words.Dollars(sum.Margin),
            Words.Dollars(sum.WithoutPatient),
        ]);
        if (shown.Count < rows.Count)
        {
            html.Put("p", $"{Words.Number(rows.Count - shown.Count)} rows with a better margin are left out; the sum "
                + "has them.", ("class", "hint"));
        }
    }

    private static Cell[] Row(DrugMargin row, Scale scale) =>
    [
        row.Drug, row.Payer, Words.Number(row.Visits), Words.Dollars(row.PayerPays), Words.Dollars(row.PatientOwes),
        Words.Dollars(row.Cost),
        new(Words.Dollars(row.Margin))
        {
            Bar = scale.Of(row.Margin), Note = row.IsUnderwater ? "under water" : null,
        },
        new(Words.Dollars(row.WithoutPatient))
        {
            Note = !row.IsUnderwater && row.WithoutPatient < 0 ? "needs the patient's share" : null,
        },
    ];

    private static void Left(HtmlWriter html, IReadOnlyList<Unknown> reasons)
    {
        if (reasons.Count == 0)
            return;
        ReportTable.Write(html, "Drugs whose margin is unknown, because",
            [new("Reason", Stand.Long), new("Visits", Stand.Number)],
            reasons.Take(MostReasons).Select(static one => new Cell[] { one.Reason, Words.Number(one.Count) }));
        if (reasons.Count > MostReasons)
        {
            html.Put("p", $"{Words.Number(reasons.Count - MostReasons)} rarer reasons are left out.",
                ("class", "hint"));
        }
    }

    /// <summary>Bars to both sides of nothing, at one scale.</summary>
    private readonly record struct Scale(decimal Below, decimal Greatest)
    {
        public Bar? Of(decimal margin)
        {
            var above = Greatest;
            var whole = Below + above;
            if (whole == 0)
                return null;
            var zero = Below / whole;
            var length = Math.Abs(margin) / whole;
            return margin < 0
                ? new Bar([new BarPart(length, Bar.Hatched)], zero - length, zero)
                : new Bar([new BarPart(length, Bar.Solid)], zero, zero);
        }
    }
}
