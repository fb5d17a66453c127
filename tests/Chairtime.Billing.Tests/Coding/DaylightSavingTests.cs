using System.Text;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>Running minutes in the nights in which clocks are moved, and in all others.</summary>
public sealed class DaylightSavingTests
{
    [Theory]
    [InlineData("America/Chicago", "2026-03-08", "01:30", "03:30", 60, "the skipped hour is not billed")]
    [InlineData("America/Chicago", "2026-11-01", "00:30", "02:30", 180, "the repeated hour is billed")]
    [InlineData("America/Chicago", "2026-11-01", "00:30", "01:30", 60, "an ambiguous stop is read as early")]
    [InlineData("America/Chicago", "2026-11-01", "01:30", "03:30", 120, "an ambiguous start is read as late")]
    [InlineData("America/Chicago", "2026-03-08", "09:00", "11:00", 120, "after the change the clock is the clock")]
    [InlineData("America/Chicago", "2026-06-15", "01:30", "03:30", 120, "any other night")]
    [InlineData("America/Phoenix", "2026-03-08", "01:30", "03:30", 120, "a zone that does not move its clocks")]
    [InlineData(null, "2026-03-08", "01:30", "03:30", 120, "no zone: the wall clock")]
    public void Minutes_are_those_that_passed(
        string? zone, string day, string start, string stop, int minutes, string why)
    {
        var visit = VisitReader.Read(Encoding.UTF8.GetBytes($$"""
            {"visitId": "V1", "dateOfService": "{{day}}", "diagnoses": ["M05.79"], "administrations": [
              {"id": "A1", "drug": {"hcpcs": "J1745"}, "route": "iv-infusion", "start": "{{day}}T{{start}}",
               "stop": "{{day}}T{{stop}}", "dose": {"value": 400, "unit": "mg"} }]}
            """)).Visit;
        Assert.NotNull(visit);
        var coded = BillingCycle.Code(visit, new CodingContext(
            DrugCatalogue.Shipped, PayerBook.Shipped, PracticePolicies.Default,
            zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone)));

        Assert.True(minutes == coded.Services[0].Minutes, $"{why}: {coded.Services[0].Minutes} min");
        Assert.Equal(minutes, coded.Lines[0].Minutes);
    }
}
