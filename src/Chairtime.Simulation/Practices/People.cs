using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Visits;

namespace Chairtime.Simulation.Practices;

/// <summary>A patient of the practice, the same at every visit.</summary>
/// <param name="Patient">With the weight of the first visit.</param>
/// <param name="Dose">What the person gets every time, in the regimen's unit.</param>
internal sealed record Person(
    int Number, string Payer, Patient Patient, ImmutableArray<Coverage> Coverages, string Diagnosis, Care Care,
    decimal Dose)
{
    public decimal Kilograms => Patient.Weight!.Value;

    public string Id => Patient.PatientId!;
}

/// <summary>Who cares for a patient, and where.</summary>
/// <param name="Assistant">Who writes the orders, where that is not the physician.</param>
internal sealed record Care(Provider Physician, Provider? Assistant, Site Site);

/// <summary>A place where the practice gives care, as in its file.</summary>
/// <param name="Location">Null at the address that the bill comes from.</param>
internal sealed record Site(string PlaceOfService, string? Location);

/// <summary>Patients and clinicians; all are invented, and look it.</summary>
internal static class People
{
    private const int WeightMin = 38;
    private const int WeightMax = 190;

    private static readonly string[] Families =
    [
        "Testperson", "Sample", "Specimen", "Placeholder", "Madeup", "Fictional", "Imaginary", "Pretend", "Nobody",
        "Dummyson", "Mockingham", "Unreal",
    ];

    private static readonly string[] Women =
        ["Ada", "Bea", "Cora", "Dina", "Edda", "Flora", "Greta", "Hanna", "Ines", "Julia", "Kira", "Lena", "Mona"];

    private static readonly string[] Men =
        ["Abel", "Bruno", "Carl", "Dario", "Emil", "Felix", "Gustav", "Henry", "Ivan", "Jonas", "Karl", "Leo", "Max"];

    private static readonly string[] Streets = ["Sample Street", "Example Road", "Test Avenue", "Specimen Lane"];

    private static readonly Provider[] Physicians =
    [
        new("1000000004", "Invented", "Dora", "207RR0500X"),
        new("1000000012", "Example", "Otto", "207RR0500X"),
        new("1000000020", "Fictitious", "Rhea", "207RR0500X"),
    ];

    private static readonly Provider[] Assistants =
    [
        new("1000000038", "Pretended", "Nora", "363LF0000X"),
        new("1000000046", "Assumed", "Paul", "363AM0700X"),
    ];

    public static string Family(int number) => Families[number % Families.Length];

    public static Person Of(int number, Regimen regimen, PracticeOrder order)
    {
        var chance = Chance.For(order.Seed, "patient", number);
        var payer = Payers.Draw(chance);
        var isWoman = chance.Once(regimen.IsForBone ? 950 : regimen.Hcpcs is "J2507" ? 100 : 700);
        var age = Payers.IsForTheOld(payer) ? chance.Once(900) ? chance.From(66, 88) : chance.From(45, 64)
            : regimen.IsForBone ? chance.From(55, 64) : chance.From(24, 64);
        var born = order.From.AddYears(-age).AddDays(-chance.From(1, 360));
        var address = new Address(
            string.Create(CultureInfo.InvariantCulture, $"{number % 900 + 1} {chance.Of<string>(Streets)}"),
            "Testville", "TX", string.Create(CultureInfo.InvariantCulture, $"75000-{number % 10000:0000}"));
        var patient = new Patient(
            string.Create(CultureInfo.InvariantCulture, $"PT{number:00000}"), Family(number),
            chance.Of<string>(isWoman ? Women : Men), born, isWoman ? "F" : "M", address,
            new Weight(Kilograms(regimen, isWoman, chance), "kg", order.From.AddDays(-chance.From(0, 20))));
        return new Person(number, payer, patient, Payers.Coverages(payer, number, chance),
            chance.Of(regimen.Diagnoses.AsSpan()), CareOf(chance),
            Doses.Of(regimen, patient.Weight!.Value, chance));
    }

    private static Care CareOf(Chance chance) => new(
        chance.Of<Provider>(Physicians), chance.Once(250) ? chance.Of<Provider>(Assistants) : null,
        chance.Once(150) ? new Site("11", "NORTH") : chance.Once(60) ? new Site("49", "SUITE") : new Site("11", null));

    // About as heavy as grown people in the United States are, longer to the heavy side; one in seven stands right
    // beside the weight at which another container, or the next band, begins.
    private static decimal Kilograms(Regimen regimen, bool isWoman, Chance chance)
    {
        if (chance.Once(150))
        {
            if (regimen.Dose is DoseModel.Bands)
                return chance.Of(59.9m, 60.0m, 100.0m, 100.1m);
            if (regimen.Dose is DoseModel.PerKilogram)
                return chance.Of(66.6m, 66.7m, 80.0m, 80.1m, 100.0m);
        }

        var mean = isWoman ? 76m : 88m;
        var bell = chance.Bell();
        var kilograms = mean * (1 + (0.24m * bell) + (0.03m * ((bell * bell) - 1)));
        return Math.Clamp(Math.Round(kilograms, 1), WeightMin, WeightMax);
    }
}
