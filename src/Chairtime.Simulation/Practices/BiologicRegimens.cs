using Chairtime.Billing.Visits;
using static Chairtime.Simulation.Practices.Regimen;

namespace Chairtime.Simulation.Practices;

/// <summary>Biologics, infused or injected.</summary>
internal static class BiologicRegimens
{
    private static readonly Use Infliximab =
        new(new DoseModel.PerKilogram([3, 5, 5, 7.5m, 10], 1, Most: 1500), 10, "M05.79", "M06.09", "M45.9", "L40.59");

    private static readonly Use Rituximab =
        new(new DoseModel.Fixed([1000, 1000, 500]), 10, "M05.79", "M31.30", "M31.31");

    private static readonly Use Tocilizumab =
        new(new DoseModel.PerKilogram([4, 8, 8], 1, Most: 800), 1, "M05.79", "M06.09");

    private static readonly Use Abatacept = new(
        new DoseModel.Bands([(60, 500), (100.1m, 750), (decimal.MaxValue, 1000)]), 10, "M05.79", "M06.09");

    public static readonly Regimen[] Rows =
    [
        Infused("infliximab", "J1745", 7, 122, 8, Infliximab,
            new Package("57894-030-01", 100)) with { Premedicated = 550 },
        Infused("infliximab-dyyb", "Q5103", 9, 122, 8, Infliximab,
            new Package("00069-0809-01", 100)) with { Premedicated = 550 },
        Infused("infliximab-abda", "Q5104", 4, 122, 8, Infliximab,
            new Package("78206-162-01", 100)) with { Premedicated = 550 },
        Infused("infliximab-axxq", "Q5121", 11, 122, 8, Infliximab,
            new Package("55513-670-01", 100)) with { Premedicated = 550 },
        Infused("rituximab", "J9312", 3, 225, 24, Rituximab,
            new("50242-051-21", 100), new("50242-053-06", 500)) with { Premedicated = 1000 },
        Infused("rituximab-abbs", "Q5115", 3, 225, 24, Rituximab,
            new("63459-103-10", 100), new("63459-104-50", 500)) with { Premedicated = 1000 },
        Infused("rituximab-pvvr", "Q5119", 2, 225, 24, Rituximab,
            new("00069-0238-01", 100), new("00069-0249-01", 500)) with { Premedicated = 1000 },
        Infused("rituximab-arrx", "Q5123", 2, 225, 24, Rituximab,
            new("55513-224-01", 100), new("55513-326-01", 500)) with { Premedicated = 1000 },
        Infused("abatacept", "J0129", 9, 32, 4, Abatacept,
            new Package("00003-2187-13", 250)) with { Premedicated = 50 },
        Infused("tocilizumab", "J3262", 4, 62, 4, Tocilizumab,
            new("50242-135-01", 80), new("50242-136-01", 200), new("50242-137-01", 400)),
        Infused("tocilizumab-bavi", "Q5133", 2, 62, 4, Tocilizumab,
            new("64406-024-01", 80), new("64406-022-01", 200), new("64406-023-01", 400)),
        Infused("tocilizumab-aazg", "Q5135", 2, 62, 4, Tocilizumab,
            new("65219-590-04", 80), new("65219-592-10", 200), new("65219-594-20", 400)),
        Infused("tocilizumab-anoh", "Q5156", 2, 62, 4, Tocilizumab,
            new("72606-042-01", 80), new("72606-043-01", 200), new("72606-044-01", 400)),
        Infused("golimumab", "J1602", 8, 32, 8,
            new Use(new DoseModel.PerKilogram([2], 1, Most: 300), 1, "M05.79", "M45.9", "L40.59"),
            new Package("57894-350-01", 50)),
        Infused("belimumab", "J0490", 5, 62, 4,
            new Use(new DoseModel.PerKilogram([10], 10), 10, "M32.14", "M32.19", "M32.9"),
            new("49401-101-01", 120), new("49401-102-01", 400)) with { Premedicated = 300 },
        Infused("anifrolumab-fnia", "J0491", 3, 33, 4,
            new Use(new DoseModel.Fixed([300]), 1, "M32.19", "M32.9"), new Package("00310-3040-00", 300)),
        Infused("secukinumab", "J3247", 2, 33, 4,
            new Use(new DoseModel.PerKilogram([1.75m], 1, Most: 300), 1, "M45.9", "L40.59"),
            new Package("00078-1168-61", 125)),
        Infused("pegloticase", "J2507", 4, 124, 2,
            new Use(new DoseModel.Fixed([8]), 1, "M1A.09X1", "M1A.09X0"),
            new Package("75987-080-10", 8)) with { Premedicated = 1000, LongTerm = "Z79.899" },
        Injected("certolizumab pegol", "J0717", 2, Route.Subcutaneous, 4,
            new Use(new DoseModel.Fixed([400]), 1, "M05.79", "L40.59"), new Package("50474-700-62", 200)),
    ];
}
