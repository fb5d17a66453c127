using System.Globalization;
using System.Text.Json.Nodes;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Visits with nothing missing: patient, orders, observations, plan, containers, authorization. All people are
/// invented.</summary>
internal static class CleanVisits
{
    private static readonly Stock[] Shelf =
    [
        new("J1745", "infliximab", "57894-030-01", 100, 300, 700, 10, "iv-infusion", 125, "M05.79"),
        new("J9312", "rituximab", "50242-053-06", 500, 1000, 1000, 500, "iv-infusion", 255, "M05.79"),
        new("J0129", "abatacept", "00003-2187-13", 250, 500, 1000, 250, "iv-infusion", 31, "M05.79"),
        new("J3262", "tocilizumab", "50242-136-01", 200, 400, 600, 200, "iv-infusion", 60, "M05.79"),
        new("J0490", "belimumab", "49401-102-01", 400, 800, 800, 400, "iv-infusion", 62, "M32.14"),
        new("J1602", "golimumab", "57894-350-01", 50, 100, 150, 50, "iv-infusion", 33, "M05.79"),
        new("Q5121", "infliximab-axxq", "55513-670-01", 100, 300, 700, 50, "iv-infusion", 122, "M05.79"),
        new("J0897", "denosumab", "55513-710-01", 60, 60, 60, 60, "subcutaneous", 0, "M81.0"),
    ];

    /// <summary>The same visit for the same number.</summary>
    /// <param name="code">A drug of the shelf; null draws one.</param>
    /// <param name="isPlan">True the invented plan, false Medicare; null draws.</param>
    /// <param name="on">The day of service; null draws.</param>
    public static Scenario Number(int number, string? code = null, bool? isPlan = null, DateOnly? on = null)
    {
        var draw = new Random(number);
        var drawn = Shelf[draw.Next(Shelf.Length)];
        var stock = code is null ? drawn : Shelf.Single(each => each.Code == code);
        var ofPlan = isPlan ?? draw.Next(2) == 0;
        var drawnDay = new DateOnly(2025, 10, 1).AddDays(draw.Next(360));
        var day = on ?? drawnDay;
        var dose = stock.Low + (draw.Next((int)((stock.High - stock.Low) / stock.Step) + 1) * stock.Step);
        var start = day.ToDateTime(new TimeOnly(8 + draw.Next(4), draw.Next(60)));
        var stop = start.AddMinutes(stock.Minutes);
        var visit = new JsonObject
        {
            ["visitId"] = $"CLEAN-{number}",
            ["dateOfService"] = Day(day),
            ["patient"] = Patient(number, day),
            ["coverages"] = new JsonArray(Coverage(ofPlan, number)),
            ["diagnoses"] = new JsonArray(stock.Diagnosis, "Z79.899"),
            ["providers"] = new JsonObject
            {
                ["rendering"] = Provider("1000000004", "Invented", "Dora"),
                ["ordering"] = Provider("1000000012", "Example", "Otto"),
            },
            ["primaryReason"] = "A1",
            ["orders"] = new JsonArray(Order(stock, dose, day)),
            ["administrations"] = new JsonArray(Given(stock, dose, start, stop, day)),
            ["observations"] = Observations(stock, start, stop),
            ["treatmentPlan"] = new JsonObject
            {
                ["documentedOn"] = Day(day.AddDays(-20)),
                ["text"] = "Continue; methotrexate was tried for five months and failed.",
            },
        };
        if (ofPlan)
            visit["authorizations"] = new JsonArray(Authorization(stock, day));
        return new Scenario { Visit = visit };
    }

    internal static JsonObject Patient(int number, DateOnly day) => new()
    {
        ["patientId"] = $"PT{number}",
        ["familyName"] = "Testperson",
        ["givenName"] = "Ada",
        ["birthDate"] = Day(new DateOnly(1950 + (number % 40), 3, 4)),
        ["sex"] = "F",
        ["address"] = new JsonObject
        {
            ["line"] = "1 Sample Street", ["city"] = "Testville", ["state"] = "OH", ["postalCode"] = "43000",
        },
        ["weight"] = new JsonObject { ["value"] = 82.5, ["unit"] = "kg", ["takenOn"] = Day(day) },
    };

    private static JsonObject Coverage(bool ofPlan, int number) => ofPlan
        ? new()
        {
            ["payerId"] = Scenario.Plan, ["memberId"] = $"TEST{number}", ["relationship"] = "self",
            ["planType"] = "commercial",
        }
        : new()
        {
            ["payerId"] = "medicare-part-b", ["memberId"] = "1EG4-TE5-MK73", ["relationship"] = "self",
            ["planType"] = "medicare",
        };

    internal static JsonObject Provider(string npi, string family, string given) => new()
    {
        ["npi"] = npi, ["familyName"] = family, ["givenName"] = given, ["taxonomy"] = "207RR0500X",
    };

    private static JsonObject Order(Stock stock, decimal dose, DateOnly day) => new()
    {
        ["orderId"] = "O1",
        ["drug"] = new JsonObject { ["hcpcs"] = stock.Code, ["name"] = stock.Name },
        ["dose"] = Amount(dose),
        ["route"] = stock.Route,
        ["diagnoses"] = new JsonArray(stock.Diagnosis),
        ["signedBy"] = "D. Invented MD",
        ["signedAt"] = $"{Day(day.AddDays(-10))}T10:00",
        ["validUntil"] = Day(day.AddDays(300)),
    };

    private static JsonObject Given(Stock stock, decimal dose, DateTime start, DateTime stop, DateOnly day)
    {
        var count = (int)Math.Ceiling(dose / stock.Size);
        var given = new JsonObject
        {
            ["id"] = "A1",
            ["orderId"] = "O1",
            ["drug"] = new JsonObject { ["hcpcs"] = stock.Code, ["name"] = stock.Name, ["ndc"] = stock.Ndc },
            ["route"] = stock.Route,
            ["start"] = Minute(start),
            ["dose"] = Amount(dose),
            ["vials"] = new JsonArray(new JsonObject
            {
                ["ndc"] = stock.Ndc, ["size"] = Amount(stock.Size), ["count"] = count, ["lot"] = "LOT1",
                ["expires"] = Day(day.AddDays(200)), ["singleDose"] = true,
            }),
            ["givenBy"] = "N. Invented RN",
            ["supervisedBy"] = "D. Invented MD",
        };
        if (stock.Minutes > 0)
            given["stop"] = Minute(stop);
        if ((count * stock.Size) - dose is var left and > 0)
            given["discarded"] = Amount(left);
        return given;
    }

    private static JsonArray Observations(Stock stock, DateTime start, DateTime stop)
    {
        var observations = new JsonArray(
            Observed("vitals", start.AddMinutes(-5)), Observed("vitals", stop.AddMinutes(5)),
            Observed("response", stop.AddMinutes(10)), Observed("consent", start.AddMinutes(-20)));
        if (stock.Minutes >= 60)
            observations.Add(Observed("vitals", start.AddMinutes(30)));
        return observations;
    }

    internal static JsonObject Observed(string kind, DateTime at) =>
        new() { ["at"] = Minute(at), ["kind"] = kind, ["text"] = "as expected" };

    private static JsonObject Authorization(Stock stock, DateOnly day) => new()
    {
        ["number"] = "AUTH1",
        ["payerId"] = Scenario.Plan,
        ["codes"] = new JsonArray(stock.Code),
        ["approvedUnits"] = 2000,
        ["usedUnits"] = 200,
        ["approvedVisits"] = 8,
        ["usedVisits"] = 2,
        ["from"] = Day(day.AddDays(-60)),
        ["to"] = Day(day.AddDays(120)),
        ["diagnoses"] = new JsonArray(stock.Diagnosis),
        ["placeOfService"] = "11",
        ["providerNpi"] = "1000000004",
        ["status"] = "approved",
        ["dose"] = Amount(1000),
        ["intervalDays"] = 28,
    };

    private static JsonObject Amount(decimal value) => new() { ["value"] = value, ["unit"] = "mg" };

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Minute(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>A drug in one package, and the doses that are given of it.</summary>
    private sealed record Stock(
        string Code, string Name, string Ndc, decimal Size, decimal Low, decimal High, decimal Step, string Route,
        int Minutes, string Diagnosis);
}
