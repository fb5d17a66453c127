using Chairtime.Billing.Visits;
using static Chairtime.Simulation.Practices.Regimen;

namespace Chairtime.Simulation.Practices;

/// <summary>What is no biologic for joints: immune globulin, bone, iron, steroids, injections, fluid.</summary>
internal static class OtherRegimens
{
    private static readonly DoseModel Globulin = new DoseModel.PerKilogram([0.4m, 0.5m, 1], 5, Most: 80);

    private static readonly Use Denosumab = new(new DoseModel.Fixed([60]), 1, "M81.0");

    private static readonly Use Methotrexate = new(new DoseModel.Fixed([15, 20, 25]), 50, "M05.79", "M06.09");

    private static readonly Package MethotrexateVial = new("61703-350-10", 50, IsSingleDose: false);

    /// <summary>For somebody who is dried out, by itself or in front of a drug.</summary>
    public static readonly Regimen Fluid = (Infused("sodium chloride", "J7030", 1, 95, 52,
        new Use(new DoseModel.Fixed([1000]), 1000, "E86.0"), new Package("00264-7800-00", 1000)) with
        {
            Unit = "mL",
        }).Plain();

    public static readonly Regimen[] Rows =
    [
        Infused("immune globulin", "J1459", 2, 240, 4, new Use(Globulin, 0.5m, "M33.20", "M33.90"),
            new("44206-436-05", 5), new("44206-437-10", 10), new("44206-438-20", 20), new("44206-439-40", 40))
            .Plain() with { Unit = "g" },
        Infused("immune globulin", "J1568", 2, 240, 4, new Use(Globulin, 0.5m, "M33.20", "M33.90"),
            new("00069-6550-02", 5), new("00069-6111-02", 10), new("00069-6237-02", 20)).Plain() with { Unit = "g" },
        Infused("immune globulin", "J1569", 1, 240, 4, new Use(Globulin, 0.5m, "D83.9"),
            new("00944-2700-04", 5), new("00944-2700-05", 10), new("00944-2700-06", 20)).Plain() with { Unit = "g" },
        Infused("zoledronic acid", "J3489", 6, 20, 53, new Use(new DoseModel.Fixed([5]), 1, "M81.0"),
            new Package("00078-0435-61", 5)).Plain() with { IsForBone = true },
        Injected("ibandronate sodium", "J1740", 2, Route.IvPush, 13, new Use(new DoseModel.Fixed([3]), 1, "M81.0"),
            new Package("55150-191-83", 3)).Plain() with { IsForBone = true },
        Injected("denosumab", "J0897", 2, Route.Subcutaneous, 26, Denosumab,
            new Package("55513-710-01", 60)).Plain() with { IsForBone = true },
        Injected("denosumab-bbdz", "Q5136", 2, Route.Subcutaneous, 26, Denosumab,
            new Package("61314-240-63", 60)).Plain() with { IsForBone = true },
        Injected("romosozumab-aqqg", "J3111", 2, Route.Subcutaneous, 5,
            new Use(new DoseModel.Fixed([210]), 1, "M81.0"),
            new Package("55513-880-02", 105)).Plain() with { IsForBone = true },
        Infused("methylprednisolone sodium succinate", "J2919", 2, 62, 4,
            new Use(new DoseModel.Fixed([500, 1000]), 5, "M32.14", "M31.31"),
            new("00009-0003-02", 500), new("00009-0018-20", 1000)).Plain(),
        Infused("cyclophosphamide", "J9075", 2, 65, 4,
            new Use(new DoseModel.PerKilogram([10], 50, Most: 1200), 5, "M32.14", "M31.31"),
            new("10019-938-01", 500), new("10019-939-01", 1000)).Plain(),
        Injected("methotrexate sodium", "J9260", 2, Route.Subcutaneous, 1, Methotrexate, MethotrexateVial)
            .Plain() with { LongTerm = "Z79.631" },
        Injected("methotrexate sodium", "J9260", 1, Route.Intramuscular, 1, Methotrexate, MethotrexateVial)
            .Plain() with { LongTerm = "Z79.631" },
        Infused("iron sucrose", "J1756", 2, 32, 2, new Use(new DoseModel.Fixed([200, 300]), 1, "D50.0", "D50.8"),
            new("00517-2325-10", 50), new("00517-2340-10", 100), new("00517-2310-05", 200)).Plain(),
        Infused("ferric carboxymaltose", "J1439", 1, 17, 2, new Use(new DoseModel.Fixed([750]), 1, "D50.0", "D50.8"),
            new("00517-0602-01", 100), new("00517-0650-01", 750)).Plain(),
        Infused("ferumoxytol", "Q0138", 1, 18, 2, new Use(new DoseModel.Fixed([510]), 1, "D50.0", "D50.8"),
            new Package("59338-0775-01", 510)).Plain(),
        Injected("ketorolac tromethamine", "J1885", 1, Route.Intramuscular, 12,
            new Use(new DoseModel.Fixed([30]), 15, "M10.9"), new Package("00404-9996-01", 30)).Plain(),
        Injected("triamcinolone acetonide", "J3301", 2, Route.IntraArticular, 13,
            new Use(new DoseModel.Fixed([40]), 10, "M05.79", "M06.09"),
            new Package("00003-0293-05", 40)).Plain() with { Procedure = "20610" },
        Injected("methylprednisolone acetate", "J1010", 1, Route.IntraArticular, 13,
            new Use(new DoseModel.Fixed([40, 80]), 1, "M17.11"),
            new("00009-3073-01", 40), new("00009-3475-01", 80)).Plain() with { Procedure = "20610" },
        Injected("hyaluronan", "J7325", 1, Route.IntraArticular, 26, new Use(new DoseModel.Fixed([48]), 1, "M17.12"),
            new Package("58468-0090-03", 48)).Plain() with { Procedure = "20611" },
        Fluid,
    ];
}
