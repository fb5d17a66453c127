using System.Globalization;
using System.Text.Json;

namespace Chairtime.Cli.Tests.Reports;

/// <summary>What the report says, beside what the run says.</summary>
public sealed class ReportTests(BilledWeek week) : IClassFixture<BilledWeek>
{
    [Fact]
    public void Its_figures_are_those_of_the_run()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(week.Out, "bill.json")));
        var run = manifest.RootElement;
        int Count(string name) => run.GetProperty(name).GetInt32();
        var goes = Count("ready") + Count("review");
        Assert.Equal(Text($"{goes + Count("held")}"), Figure("Visits"));
        Assert.Equal(Text($"{goes}"), Figure("Go out"));
        Assert.Equal(Text($"{Count("held")}"), Figure("Held"));
        Assert.Equal(Text($"${run.GetProperty("charge").GetDecimal():N2}"), Figure("Charge going out"));
        Assert.Contains($"{Figure("Charge going out")} charged, {Figure("Expected")} expected", week.Run.Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("By day")]
    [InlineData("By payer")]
    [InlineData("By drug and service")]
    public void The_rows_of_each_table_add_up(string caption)
    {
        var rows = ReportReader.Table(week.Report, caption);
        Assert.True(rows.Count > 3);
        for (var column = 4; column <= 7; column++)
        {
            var amounts = rows.Select(row => ReportReader.Dollars(row[column])).ToList();
            Assert.Equal(amounts[^1], amounts[..^1].Sum());
        }

        Assert.Equal(Figure("Charge going out"), rows[^1][4]);
        Assert.Equal(Figure("At risk"), rows[^1][7]);
        if (caption == "By drug and service")
            return;
        for (var column = 1; column <= 3; column++)
        {
            Assert.Equal(
                int.Parse(rows[^1][column], CultureInfo.InvariantCulture),
                rows.SkipLast(1).Sum(row => int.Parse(row[column], CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void Held_visits_are_named_with_what_mends_them()
    {
        var held = File.ReadLines(Path.Combine(week.Out, "held.ndjson")).Select(static line =>
            JsonDocument.Parse(line).RootElement).ToList();
        Assert.NotEmpty(held);
        var work = ReportReader.Table(week.Report, "Order of work");
        foreach (var visit in held)
        {
            var row = Assert.Single(work, row => row[0] == visit.GetProperty("visitId").GetString());
            Assert.Equal("held", row[1]);
            Assert.Contains(visit.GetProperty("findings").EnumerateArray(), finding =>
                finding.GetProperty("severity").GetString() == "blocks"
                && row[3].StartsWith(finding.GetProperty("fix").GetString()!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Work_comes_by_money()
    {
        var money = ReportReader.Table(week.Report, "Order of work").Select(static row =>
            row[2] == "unknown" ? -1 : ReportReader.Dollars(row[2])).ToList();
        Assert.Equal(money.OrderDescending(), money);
    }

    [Fact]
    public void No_patient_is_named_and_none_of_their_addresses_or_numbers_stands_in_it()
    {
        foreach (var secret in (string[])["Testperson", "Cleo", "Sample Lane", "TST1000", "1EG4"])
            Assert.DoesNotContain(secret, week.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void It_holds_no_script_and_no_address_outside_of_it()
    {
        Assert.DoesNotContain("<script", week.Report, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", week.Report.Replace("src=x onerror", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);
        var outside = week.Report.Split("http").Skip(1).Where(static rest =>
            !rest.StartsWith("://www.w3.org/2000/svg", StringComparison.Ordinal)
            && !rest.StartsWith("-equiv=", StringComparison.Ordinal));
        Assert.Empty(outside);
    }

    [Fact]
    public void The_head_of_the_page_is_as_it_was_agreed()
    {
        var from = week.Report.IndexOf("<body>", StringComparison.Ordinal);
        var to = week.Report.IndexOf("<table>", StringComparison.Ordinal);
        Expected.Matches("report-head.html", week.Report[from..to]);
    }

    private string Figure(string name) => ReportReader.Figure(week.Report, name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
