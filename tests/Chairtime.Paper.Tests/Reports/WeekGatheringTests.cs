using Chairtime.Billing;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;
using Chairtime.Paper.Reports;
using CsCheck;

namespace Chairtime.Paper.Tests.Reports;

public class WeekGatheringTests
{
    private const string Ndc = "57894003001";
    private static readonly DateOnly Day = new(2026, 10, 5);
    private static readonly Citation Source = new("Sample Manual", "");

    private static readonly Practice Practice = new(
        "p", "Example Practice", null, PracticePolicies.Default, Charges.None)
    {
        Acquisitions = [new Acquisition("57894-030-01", "L1", 4000, 10, new DateOnly(2026, 9, 1))],
    };

    [Fact]
    public void Of_more_visits_than_are_shown_those_that_cost_most_are_kept_and_the_rest_is_counted()
    {
        var week = Week(mostVisits: 3, mostWork: 2);
        for (var i = 0; i < 100; i++)
            week.Add(Visit(i, held: i % 2 == 0, expected: i));
        Assert.Equal(["V98", "V96"], week.Work.First.Select(static item => item.Coded.Visit.VisitId));
        Assert.Equal(48, week.Work.LeftOut);
        Assert.Equal(["V98", "V96", "V94"], week.Visits.First.Select(static one => one.Item.Coded.Visit.VisitId));
        Assert.Equal((100, 50), (week.All.Visits, week.All.Held));
        var page = Page(week);
        Assert.Contains("3 of 100 visits; 97 more are in the sums above", page, StringComparison.Ordinal);
        Assert.Contains("48 more visits wait for a person", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_payers_and_drugs_add_up_to_all_visits() => Gen.Select(
        Gen.Bool, Gen.Int[0, 5000], Gen.Int[0, 3]).List[1, 40].Sample(static visits =>
    {
        var week = Week();
        for (var i = 0; i < visits.Count; i++)
            week.Add(Visit(i, visits[i].Item1, visits[i].Item2, day: Day.AddDays(visits[i].Item3)));
        var sums = new[] { week.Days.Values.ToList(), week.Payers, week.Drugs };
        Assert.All(sums, rows =>
        {
            Assert.Equal(week.All.Charge, rows.Sum(static row => row.Charge));
            Assert.Equal(week.All.Waiting, rows.Sum(static row => row.Waiting));
            Assert.Equal(week.All.Expected, rows.Sum(static row => row.Expected));
            Assert.Equal(week.All.AtRisk, rows.Sum(static row => row.AtRisk));
        });
    });

    [Theory]
    [InlineData(2500, 600, 1100, false)]
    [InlineData(1500, 300, -200, true)]
    public void A_drug_that_brings_less_than_it_cost_is_under_water(int pays, int owes, int margin, bool isUnderwater)
    {
        var week = Week();
        week.Add(Visit(1, held: false, expected: pays, owes: owes));
        var row = Assert.Single(week.Margins.Rows);
        Assert.Equal((2000m, margin, isUnderwater), (row.Cost, (int)row.Margin, row.IsUnderwater));
        Assert.Equal(isUnderwater, Page(week).Contains("under water</span>", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_known_has_a_reason_and_is_not_counted_as_nothing()
    {
        var week = Week();
        week.Add(Visit(1, held: false, expected: null));
        Assert.Empty(week.Margins.Rows);
        Assert.Equal("J1745 infliximab: no table on the day of service", Assert.Single(week.Margins.LeftOut).Reason);
        Assert.Equal("no table on the day of service", Assert.Single(week.Unpriced).Reason);
        Assert.Equal((1, 0m), (week.All.WithoutExpected, week.All.Expected));
    }

    [Fact]
    public void The_same_visits_are_the_same_page()
    {
        string Once()
        {
            var week = Week();
            for (var i = 0; i < 30; i++)
                week.Add(Visit(i, held: i % 3 == 0, expected: 100 + (i % 4)));
            return Page(week);
        }

        Assert.Equal(Once(), Once());
    }

    [Fact]
    public void A_run_without_visits_has_a_page() =>
        Assert.Contains("every visit is ready", Page(Week()), StringComparison.Ordinal);

    private static string Page(WeekGathering week)
    {
        using var text = new StringWriter { NewLine = "\n" };
        WeekReport.Write(text, week);
        return text.ToString();
    }

    private static WeekGathering Week(int mostVisits = 50, int mostWork = 50)
    {
        var coding = new CodingContext(DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default, null);
        var rules = new RuleContext(coding, Practice, History.None, Day.AddDays(7));
        return new WeekGathering(new ReportContext("Example Practice", rules, static (_, _, _) => false)
        {
            MostVisits = mostVisits, MostWork = mostWork,
        });
    }

    // Five vials of which nothing is left, charged at twice of what they bring.
    private static ReportedVisit Visit(
        int number, bool held, decimal? expected, decimal owes = 0, DateOnly? day = null)
    {
        var vial = new Vial(Ndc, new Quantity(100, "mg"), 5, "L1", null, true);
        var visit = new Visit
        {
            VisitId = $"V{number}",
            DateOfService = day ?? Day,
            Diagnoses = ["M05.79"],
            Coverages = [new Coverage("commercial", "M1", null, "self", null, "commercial")],
            Administrations =
            [
                new Administration
                {
                    Id = "A1", Drug = new DrugName(null, "J1745", null, null), Route = Route.IvInfusion, Vials = [vial],
                },
            ],
        };
        var line = new ServiceLine("J1745", 50, [], ["M05.79"], ["A1"], $"500 mg.", [])
        {
            Charge = (expected ?? 0) * 2, Expected = expected,
        };
        var finding = new Finding("documentation.stop-time-missing", Severity.Blocks, "A1", $"No stop.", $"Chart it.",
            Source) { AtRisk = expected };
        var coded = new CodedVisit(visit, [line], held ? [finding] : [], [],
            held ? Disposition.Held : Disposition.Ready);
        var price = new LinePrice(line, [])
        {
            Charge = line.Charge, Allowed = expected + owes, Coinsurance = owes,
            Indeterminate = expected is null ? "no table on 2026-10-05" : null,
        };
        return new ReportedVisit(coded, [price], held ? [] : [SampleClaims.Of(line)]);
    }
}
