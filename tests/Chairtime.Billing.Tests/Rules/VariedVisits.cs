using System.Text.Json.Nodes;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Clean visits of many payers, drugs and settings: with premedication, pauses, office visits, a second
/// insurance, a past and a booked future. All people are invented.</summary>
internal static class VariedVisits
{
    private static readonly Stock[] Shelf =
    [
        new("J1745", "infliximab", "57894-030-01", 100, 300, 800, 10, "iv-infusion", 125, "M05.79", 5),
        new("Q5103", "infliximab-dyyb", "00069-0809-01", 100, 300, 800, 10, "iv-infusion", 128, "L40.59", 5),
        new("Q5121", "infliximab-axxq", "55513-670-01", 100, 300, 800, 50, "iv-infusion", 122, "M45.6", 5),
        new("J9312", "rituximab", "50242-053-06", 500, 500, 1000, 500, "iv-infusion", 255, "M05.79"),
        new("Q5115", "rituximab-abbs", "63459-0104-50", 500, 500, 1000, 500, "iv-infusion", 250, "M06.09"),
        new("J0129", "abatacept", "00003-2187-13", 250, 500, 1000, 250, "iv-infusion", 31, "M05.79"),
        new("J3262", "tocilizumab", "50242-136-01", 200, 400, 600, 200, "iv-infusion", 60, "M06.09"),
        new("J0490", "belimumab", "49401-102-01", 400, 400, 800, 400, "iv-infusion", 62, "M32.14"),
        new("J0491", "anifrolumab-fnia", "00310-3040-00", 300, 300, 300, 300, "iv-infusion", 33, "M32.19"),
        new("J1602", "golimumab", "57894-350-01", 50, 110, 160, 10, "iv-infusion", 33, "M05.79", 2),
        new("J2507", "pegloticase", "75987-080-10", 8, 8, 8, 8, "iv-infusion", 124, "M1A.09X1"),
        new("J3489", "zoledronic acid", "00078-0435-61", 5, 5, 5, 5, "iv-infusion", 20, "M81.0"),
        new("J1439", "ferric carboxymaltose", "00517-0650-01", 750, 750, 750, 750, "iv-infusion", 17, "D50.0"),
        new("J0897", "denosumab", "55513-710-01", 60, 60, 60, 60, "subcutaneous", 0, "M81.0"),
        new("Q5136", "denosumab-bbdz", "61314-0240-63", 60, 60, 60, 60, "subcutaneous", 0, "M81.0"),
        new("J0717", "certolizumab pegol", "50474-700-62", 200, 400, 400, 200, "subcutaneous", 0, "M05.79"),
    ];

    private static readonly (string Id, string PlanType)[] Payers =
    [
        ("medicare-part-b", "medicare"), ("medicare-noridian", "medicare"), (Scenario.Plan, "commercial"),
        ("uhc-commercial", "commercial"), ("uhc-oxford", "commercial"), ("aetna-commercial", "commercial"),
        ("bcbs-nc", "commercial"), ("bcbs-mi", "commercial"), ("bcbs-nd", "commercial"), ("bcbs-tx", "commercial"),
        ("lifewise-wa", "commercial"), ("priority-health", "commercial"), ("evicore", "commercial"),
        ("magellan", "commercial"), ("mountain-health-coop", "commercial"), ("fidelis-ny", "medicaid"),
        ("uhc-community-md", "medicaid"), ("uhc-community-nj", "medicaid"),
        ("humana-medicare-advantage", "medicare-advantage"), ("uhc-medicare-advantage", "medicare-advantage"),
        ("anthem-medicare-advantage", "medicare-advantage"), ("medicare-advantage", "medicare-advantage"),
    ];

    /// <summary>The same visit for the same number.</summary>
    public static Scenario Number(int number)
    {
        var draw = new Random(number + 71_000);
        var (payer, planType) = Payers[draw.Next(Payers.Length)];
        var stock = Shelf[draw.Next(Shelf.Length)];
        // The sample of the plan in the tests, and of those that cover one disease, cover no other.
        while ((payer == Scenario.Plan && !Begins(stock.Diagnosis, "M05", "M32", "M81"))
            || (payer is "magellan" or "evicore" && !Begins(stock.Diagnosis, "M05")))
        {
            stock = Shelf[draw.Next(Shelf.Length)];
        }

        var day = new DateOnly(2025, 10, 6).AddDays(draw.Next(350));
        var visit = Visit(number, draw, stock, day, payer, planType);
        var scenario = new Scenario { Visit = visit };
        var isMedicare = planType == "medicare";
        if (!isMedicare)
            visit["authorizations"] = new JsonArray(Authorization(stock, day, payer, draw));
        AddPast(scenario, stock, day, draw, isMedicare);
        AddExtras(scenario, draw, isMedicare);
        return scenario;
    }

    private static JsonObject Visit(
        int number, Random draw, Stock stock, DateOnly day, string payer, string planType)
    {
        var dose = stock.Low + (draw.Next((int)((stock.High - stock.Low) / stock.Step) + 1) * stock.Step);
        var start = day.ToDateTime(new TimeOnly(8 + draw.Next(5), draw.Next(60)));
        var stop = start.AddMinutes(stock.Minutes == 0 ? 0 : stock.Minutes + draw.Next(9));
        var weight = stock.PerKilogram is { } each ? dose / each : 82 + draw.Next(30);
        var visit = new JsonObject
        {
            ["visitId"] = $"VARIED-{number}",
            ["dateOfService"] = CleanVisits.Day(day),
            ["placeOfService"] = draw.Next(8) == 0 ? "49" : "11",
            ["patient"] = CleanVisits.Patient(number, day),
            ["coverages"] = Coverages(number, draw, payer, planType),
            ["diagnoses"] = new JsonArray(stock.Diagnosis, "Z79.899"),
            ["providers"] = new JsonObject
            {
                ["rendering"] = CleanVisits.Provider("1000000004", "Invented", "Dora"),
                ["ordering"] = CleanVisits.Provider("1000000012", "Example", "Otto"),
            },
            ["primaryReason"] = "A1",
            ["orders"] = new JsonArray(Order(stock, dose, day, draw)),
            ["administrations"] = new JsonArray(Given(stock, dose, start, stop, day)),
            ["observations"] = Observations(stock, start, stop),
            ["treatmentPlan"] = new JsonObject
            {
                ["documentedOn"] = CleanVisits.Day(day.AddDays(-draw.Next(60))),
                ["text"] = "Methotrexate for five months, naproxen, meloxicam, Inflectra and Avsola failed. Continue.",
            },
        };
        visit["patient"]!["weight"]!["value"] = weight;
        visit["patient"]!["weight"]!["takenOn"] = CleanVisits.Day(day.AddDays(-draw.Next(31)));
        return visit;
    }

    private static JsonArray Coverages(int number, Random draw, string payer, string planType)
    {
        var first = new JsonObject
        {
            ["payerId"] = payer, ["memberId"] = planType == "medicare" ? "1EG4TE5MK73" : $"INV{number:000000}",
            ["relationship"] = "self", ["planType"] = planType,
        };
        if (planType == "commercial" && draw.Next(4) == 0)
        {
            first["relationship"] = "spouse";
            first["groupNumber"] = "G100";
            first["subscriber"] = new JsonObject
            {
                ["familyName"] = "Testperson", ["givenName"] = "Bob", ["birthDate"] = "1950-02-03", ["sex"] = "M",
            };
        }

        return planType == "medicare" && draw.Next(2) == 0
            ? new JsonArray(first, new JsonObject
            {
                ["payerId"] = "invented-supplement", ["memberId"] = $"SUP{number}", ["relationship"] = "self",
                ["planType"] = "supplemental",
            })
            : new JsonArray(first);
    }

    private static JsonObject Order(Stock stock, decimal dose, DateOnly day, Random draw)
    {
        var order = new JsonObject
        {
            ["orderId"] = "O1",
            ["drug"] = new JsonObject { ["hcpcs"] = stock.Code, ["name"] = stock.Name },
            ["dose"] = stock.PerKilogram is { } each && draw.Next(2) == 0
                ? new JsonObject { ["value"] = each, ["unit"] = "mg/kg" } : Milligrams(dose),
            ["route"] = stock.Route,
            ["frequency"] = draw.Next(2) == 0 ? "every 8 weeks" : "as scheduled",
            ["diagnoses"] = new JsonArray(stock.Diagnosis),
            ["signedBy"] = "O. Example MD",
            ["signedAt"] = $"{CleanVisits.Day(day.AddDays(-draw.Next(1, 300)))}T10:00",
        };
        if (draw.Next(2) == 0)
            order["validUntil"] = CleanVisits.Day(day.AddDays(draw.Next(0, 200)));
        return order;
    }

    private static JsonObject Given(Stock stock, decimal dose, DateTime start, DateTime stop, DateOnly day)
    {
        var count = (int)Math.Ceiling(dose / stock.Size);
        var given = new JsonObject
        {
            ["id"] = "A1",
            ["orderId"] = "O1",
            ["drug"] = new JsonObject { ["hcpcs"] = stock.Code, ["name"] = stock.Name, ["ndc"] = stock.Ndc },
            ["route"] = stock.Route,
            ["start"] = CleanVisits.Minute(start),
            ["dose"] = Milligrams(dose),
            ["vials"] = new JsonArray(new JsonObject
            {
                ["ndc"] = stock.Ndc, ["size"] = Milligrams(stock.Size), ["count"] = count, ["lot"] = "LOT1",
                ["expires"] = CleanVisits.Day(day), ["singleDose"] = true,
            }),
            ["givenBy"] = "N. Invented RN",
            ["supervisedBy"] = "D. Invented MD",
        };
        if (stock.Minutes > 0)
            given["stop"] = CleanVisits.Minute(stop);
        if ((count * stock.Size) - dose is var left and > 0)
            given["discarded"] = Milligrams(left);
        return given;
    }

    private static JsonArray Observations(Stock stock, DateTime start, DateTime stop)
    {
        var observations = new JsonArray(
            CleanVisits.Observed("vitals", start.AddMinutes(-5)), CleanVisits.Observed("vitals", stop.AddMinutes(5)),
            CleanVisits.Observed("response", stop.AddMinutes(10)),
            CleanVisits.Observed("consent", start.AddMinutes(-20)));
        if (stock.Minutes >= 60)
            observations.Add(CleanVisits.Observed("vitals", start.AddMinutes(30)));
        return observations;
    }

    private static JsonObject Authorization(Stock stock, DateOnly day, string payer, Random draw)
    {
        var authorization = new JsonObject
        {
            ["number"] = "AUTH1", ["payerId"] = payer, ["codes"] = new JsonArray(stock.Code),
            ["from"] = CleanVisits.Day(day.AddDays(-draw.Next(0, 90))),
            ["to"] = CleanVisits.Day(day.AddDays(draw.Next(0, 200))), ["status"] = "approved",
        };
        if (draw.Next(2) == 0)
        {
            authorization["approvedUnits"] = 90_000;
            authorization["usedUnits"] = draw.Next(1000);
        }

        if (draw.Next(2) == 0)
        {
            authorization["approvedVisits"] = 12;
            authorization["usedVisits"] = draw.Next(12);
        }

        if (draw.Next(2) == 0)
            authorization["diagnoses"] = new JsonArray(stock.Diagnosis[..3]);
        return authorization;
    }

    // Half a year apart at least for what is given twice a year, a year for what is given yearly, else eight weeks.
    private static void AddPast(Scenario scenario, Stock stock, DateOnly day, Random draw, bool isMedicare)
    {
        if (draw.Next(2) == 0)
            return;
        var days = stock.Code == "J3489" ? 366 : stock.Diagnosis.StartsWith("M81", StringComparison.Ordinal) ? 183 : 56;
        scenario.Claims.Add(Claim(scenario, stock, day.AddDays(-days), "paid"));
        if (draw.Next(2) == 0)
            scenario.Claims.Add(Claim(scenario, stock, day.AddDays(-2 * days), isMedicare ? "paid" : "denied"));
        if (draw.Next(2) == 0)
            scenario.Claims.Add(Claim(scenario, stock, day.AddDays(days), "scheduled"));
    }

    private static string Claim(Scenario scenario, Stock stock, DateOnly day, string status) => new JsonObject
    {
        ["claimId"] = $"C{day.DayNumber}", ["visitId"] = $"E{day.DayNumber}", ["status"] = status,
        ["patientId"] = (string)scenario.Patient["patientId"]!, ["payerId"] = (string)scenario.Coverage["payerId"]!,
        ["dateOfService"] = CleanVisits.Day(day),
        ["lines"] = new JsonArray(new JsonObject { ["code"] = stock.Code, ["units"] = 40 }),
    }.ToJsonString();

    private static void AddExtras(Scenario scenario, Random draw, bool isMedicare)
    {
        if (draw.Next(3) == 0)
            AddPush(scenario, draw);
        if (draw.Next(5) == 0)
        {
            scenario.Visit["evaluationAndManagement"] = new JsonObject
            {
                ["code"] = "99214", ["separatelyIdentifiable"] = true, ["note"] = "new rash examined and treated",
            };
        }

        if (draw.Next(6) == 0)
            scenario.Service("85025");
        if (draw.Next(9) == 0)
            (scenario.Visit["setting"], scenario.Visit["placeOfService"]) = ("facility", "22");
        // The day of filing: some time after the service, before any payer's limit.
        if (draw.Next(2) == 0)
            scenario.Today = scenario.Day.AddDays(draw.Next(isMedicare ? 340 : 60));
    }

    private static void AddPush(Scenario scenario, Random draw)
    {
        var (code, name, ndc, size, dose) = draw.Next(2) == 0
            ? ("J1200", "diphenhydramine", "00641-0376-25", 50m, 50m)
            : ("J2919", "methylprednisolone sodium succinate", "00009-0018-20", 1000m, 1000m);
        var at = CleanVisits.Minute(scenario.Time("start").AddMinutes(-15));
        scenario.Visit["orders"]!.AsArray().Add(new JsonObject
        {
            ["orderId"] = "O2", ["drug"] = new JsonObject { ["hcpcs"] = code, ["name"] = name },
            ["dose"] = Milligrams(dose), ["route"] = "iv-push", ["diagnoses"] = new JsonArray(scenario.First()),
            ["signedBy"] = "O. Example MD", ["signedAt"] = $"{scenario.After(-5)}T10:00",
        });
        scenario.Visit["administrations"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "A2", ["orderId"] = "O2",
            ["drug"] = new JsonObject { ["hcpcs"] = code, ["name"] = name, ["ndc"] = ndc },
            ["route"] = "iv-push", ["start"] = at, ["dose"] = Milligrams(dose), ["givenBy"] = "N. Invented RN",
            ["supervisedBy"] = "D. Invented MD",
            ["vials"] = new JsonArray(new JsonObject
            {
                ["ndc"] = ndc, ["size"] = Milligrams(size), ["count"] = 1, ["lot"] = "LOT2",
                ["expires"] = scenario.After(90), ["singleDose"] = true,
            }),
        });
    }

    private static bool Begins(string code, params string[] prefixes) =>
        prefixes.Any(prefix => code.StartsWith(prefix, StringComparison.Ordinal));

    private static JsonObject Milligrams(decimal value) => new() { ["value"] = value, ["unit"] = "mg" };

    private sealed record Stock(
        string Code, string Name, string Ndc, decimal Size, decimal Low, decimal High, decimal Step, string Route,
        int Minutes, string Diagnosis, decimal? PerKilogram = null);
}
