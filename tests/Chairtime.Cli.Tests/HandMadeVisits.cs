using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;
using Chairtime.Billing.Visits;

namespace Chairtime.Cli.Tests;

/// <summary>Coded visits made by hand, so that what is drawn does not depend on what coding decides.</summary>
internal static class HandMadeVisits
{
    private static readonly DateOnly Day = new(2026, 10, 5);
    private static readonly Citation Verified = new("Sample Manual", "ch. 1");
    private static readonly Citation Unverified = new("Sample Article", "", Confidence.Unverified);

    /// <summary>Infliximab for 130 minutes with a pause, a push beside it, and a drug without a stop time.</summary>
    public static CodedVisit PausedInfusionAndPush()
    {
        var visit = new Visit
        {
            VisitId = "V1",
            DateOfService = Day,
            Diagnoses = ["M05.79", "K51.90"],
            Administrations =
            [
                Given("A1", Route.IvInfusion, At(9, 0),
                    At(11, 30)) with { Pauses = [new(At(10, 0), At(10, 20), "reaction")] },
                Given("A2", Route.IvPush, At(8, 50), At(8, 52)),
                Given("A3", Route.IvInfusion, At(11, 40), null),
            ],
        };
        var infusion = new TimedService(["A1"], "infliximab", 1, "1", Route.IvInfusion, TimeBasis.Documented,
            [new(At(9, 0), At(10, 0)), new(At(10, 20), At(11, 30))], visit.Administrations[0].Pauses, 130, "96413",
                [16, 91, 151]);
        var push = new TimedService(
            ["A2"], "methylprednisolone sodium succinate", 1, "1", Route.IvPush, TimeBasis.Documented,
            [new(At(8, 50), At(8, 52))], [], 2, "96375", []);
        var untimed = new TimedService(
            ["A3"], "saline", 1, "1", Route.IvInfusion, TimeBasis.Missing, [], [], 0, null, []);
        return new CodedVisit(visit, [Hours(), Drug()], [StopMissing()], [push, infusion, untimed], Disposition.Held);
    }

    private static Administration Given(string id, Route route, DateTime start, DateTime? stop) => new()
    {
        Id = id,
        Drug = new DrugName(null, "J1745", null, null),
        Route = route,
        Start = start,
        Stop = stop,
    };

    private static ServiceLine Hours() => new("96413", 1, [], ["M05.79"], ["A1"],
        $"The first hour of the infusion that the visit was made for.",
        [
            new(new("time.running-minutes", "Only minutes in which the drug runs count.", new(new(2006, 1, 1)),
                Verified),
                $"{150} minutes from 09:00 to 11:30 - {20} minutes of pauses = {130} minutes"),
            new(new("administration.initial", "One initial service per access.",
                new(new(2006, 1, 1), new(2027, 12, 31)), Unverified),
                $"A1 is the reason for the visit"),
        ])
    {
        Minutes = 130,
    };

    private static ServiceLine Drug() => new("J1745", 41, ["JZ"], ["M05.79"], ["A1"],
        $"410 mg given at 10 mg per unit.",
        [new(new("drug.units", "Dose divided by the billing unit, rounded up.", new(new(2000, 1, 1)), Verified),
            $"410 mg ÷ 10 mg per unit = {41} units")])
    {
        Ndc = "57894003001",
        NdcQuantity = 5.00m,
        NdcUnit = "UN",
        Charge = 3895m,
    };

    private static Finding StopMissing() => new("documentation.stop-time-missing", Severity.Blocks, "A3",
        $"A3 has a start at 11:40 and no stop.", $"Chart the stop of A3.", Verified)
    {
        Prevents = ["CO-16"],
    };

    private static DateTime At(int hour, int minute) => Day.ToDateTime(new TimeOnly(hour, minute));
}
