using Chairtime.Billing.Visits;

namespace Chairtime.Bench.Visits;

/// <summary>A drug as a practice stocks it: what a generated visit needs to chart it plausibly.</summary>
/// <param name="Low">Smallest dose; doses go up to <paramref name="High"/> in steps.</param>
/// <param name="Minutes">Usual running time; 0 for what is injected.</param>
internal sealed record Product(
    string Name, string? Hcpcs, string? Ndc, string From, string? Through, string Unit, decimal Size, bool SingleDose,
    decimal Low, decimal High, decimal Step, Route Route, int Minutes, string Diagnosis)
{
    private readonly DateOnly _from = DateOnly.ParseExact(From, "yyyy-MM-dd");
    private readonly DateOnly _through = DateOnly.ParseExact(Through ?? "9999-12-31", "yyyy-MM-dd");

    public bool IsSold(DateOnly day) => day >= _from && day <= _through;
}

/// <summary>What the generated practice stocks.</summary>
internal static class Products
{
    private const Route Infused = Route.IvInfusion;
    private const Route Pushed = Route.IvPush;
    private const Route UnderSkin = Route.Subcutaneous;
    private const Route InMuscle = Route.Intramuscular;
    private const string Start = "2015-01-01";

    // Each row: one drug in one package under the code of its days.
    public static readonly Product[] Infusions =
    [
        new("infliximab", "J1745", "57894-030-01", Start, null,
            "mg", 100, true, 200, 1000, 5, Infused, 120, "M05.79"),
        new("infliximab-dyyb", "Q5103", "00069-0809-01", "2018-04-01", null,
            "mg", 100, true, 200, 900, 5, Infused, 120, "M06.09"),
        new("infliximab-abda", "Q5104", "78206-162-01", "2018-04-01", null,
            "mg", 100, true, 200, 900, 5, Infused, 120, "K50.90"),
        new("infliximab-axxq", "Q5121", "55513-670-01", "2020-07-01", null,
            "mg", 100, true, 200, 900, 5, Infused, 120, "L40.59"),
        new("rituximab", "J9310", null, Start, "2018-12-31",
            "mg", 500, true, 1000, 1000, 1, Infused, 255, "M05.79"),
        new("rituximab", "J9312", "50242-053-06", "2019-01-01", null,
            "mg", 500, true, 375, 1000, 125, Infused, 255, "M31.30"),
        new("rituximab-abbs", "Q5115", "63459-104-50", "2019-07-01", null,
            "mg", 500, true, 500, 1000, 500, Infused, 225, "M05.79"),
        new("rituximab-pvvr", "Q5119", "00069-0249-01", "2020-07-01", null,
            "mg", 500, true, 500, 1000, 500, Infused, 225, "M31.31"),
        new("abatacept", "J0129", "00003-2187-13", Start, null,
            "mg", 250, true, 500, 1000, 250, Infused, 30, "M05.79"),
        new("tocilizumab", "J3262", "50242-136-01", Start, null,
            "mg", 200, true, 240, 800, 4, Infused, 60, "M06.09"),
        new("tocilizumab-bavi", "Q5133", "64406-023-01", "2024-04-01", null,
            "mg", 400, true, 240, 800, 4, Infused, 60, "M31.6"),
        new("golimumab", "J1602", "57894-350-01", Start, null,
            "mg", 50, true, 100, 250, 2, Infused, 30, "M45.9"),
        new("belimumab", "J0490", "49401-102-01", Start, null,
            "mg", 400, true, 400, 1000, 10, Infused, 60, "M32.14"),
        new("anifrolumab-fnia", "J0491", "00310-3040-00", "2022-04-01", null,
            "mg", 300, true, 300, 300, 1, Infused, 30, "M32.9"),
        new("secukinumab", "J3247", "00078-1168-61", "2024-07-01", null,
            "mg", 125, true, 125, 400, 5, Infused, 30, "M45.9"),
        new("pegloticase", "J2507", "75987-080-10", Start, null,
            "mg", 8, true, 8, 8, 1, Infused, 120, "M1A.09X0"),
        new("zoledronic acid", "J3489", "00078-0435-61", Start, null,
            "mg", 5, true, 5, 5, 1, Infused, 20, "M81.0"),
        new("immune globulin", "J1459", "44206-438-20", Start, null,
            "g", 20, true, 20, 80, 5, Infused, 240, "M33.90"),
        new("immune globulin", "J1568", "00069-6111-02", Start, null,
            "g", 10, true, 20, 80, 5, Infused, 240, "M33.20"),
        new("methylprednisolone sodium succinate", "J2930", null, Start, "2024-03-31",
            "mg", 1000, true, 250, 1000, 250, Infused, 60, "M32.9"),
        new("methylprednisolone sodium succinate", "J2919", "00009-0018-20", "2024-04-01", null,
            "mg", 1000, true, 250, 1000, 250, Infused, 60, "M32.9"),
    ];

    public static readonly Product[] Injections =
    [
        new("denosumab", "J0897", "55513-710-01", Start, null,
            "mg", 60, true, 60, 60, 1, UnderSkin, 0, "M81.0"),
        new("denosumab-bbdz", "Q5136", "61314-0240-63", "2024-10-01", null,
            "mg", 60, true, 60, 60, 1, UnderSkin, 0, "M81.0"),
        new("romosozumab-aqqg", "J3111", "55513-0880-02", "2019-10-01", null,
            "mg", 105, true, 210, 210, 1, UnderSkin, 0, "M81.0"),
        new("certolizumab pegol", "J0717", "50474-700-62", Start, null,
            "mg", 200, true, 200, 400, 200, UnderSkin, 0, "M05.79"),
        new("methotrexate sodium", "J9260", null, Start, null,
            "mg", 50, false, 10, 25, 5, UnderSkin, 0, "M05.79"),
        new("methotrexate sodium", "J9260", null, Start, null,
            "mg", 50, false, 10, 25, 5, InMuscle, 0, "M06.9"),
        new("triamcinolone acetonide", "J3301", "00003-0293-05", Start, null,
            "mg", 40, true, 20, 80, 20, Route.IntraArticular, 0, "M17.11"),
        new("ketorolac tromethamine", "J1885", null, Start, null,
            "mg", 30, true, 15, 60, 15, InMuscle, 0, "M25.561"),
    ];

    public static readonly Product[] Premedications =
    [
        new("diphenhydramine hydrochloride", "J1200", "00641-0376-25", Start, null,
            "mg", 50, true, 25, 50, 25, Pushed, 2, "M05.79"),
        new("methylprednisolone sodium succinate", "J2930", null, Start, "2024-03-31",
            "mg", 125, true, 100, 125, 25, Pushed, 5, "M05.79"),
        new("methylprednisolone sodium succinate", "J2919", null, "2024-04-01", null,
            "mg", 125, true, 100, 125, 25, Pushed, 5, "M05.79"),
        new("famotidine", "S0028", null, Start, null,
            "mg", 20, true, 20, 20, 1, Pushed, 3, "M05.79"),
        new("acetaminophen", null, null, Start, null,
            "mg", 325, true, 650, 650, 1, Route.Oral, 0, "M05.79"),
        new("ondansetron hydrochloride", "J2405", "00409-0009-25", Start, null,
            "mg", 4, true, 4, 4, 1, Pushed, 2, "M05.79"),
    ];

    public static readonly Product Saline =
        new("sodium chloride", "J7030", "00264-5802-00", Start, null,
            "mL", 1000, true, 500, 1000, 500, Infused, 75, "E86.0");
}
