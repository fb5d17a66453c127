using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Bench;

/// <summary>Invented infusion visits, the same ones in every run: one to four administrations, most of them
/// sound.</summary>
internal static class GeneratedVisits
{
    private const int Seed = 20261005;

    private static readonly (string Hcpcs, string Name, decimal Dose, decimal Vial, int Minutes)[] Infused =
    [
        ("J1745", "infliximab", 500, 100, 130), ("J3262", "tocilizumab", 480, 80, 60),
            ("J0129", "abatacept", 750, 250, 30),
        ("J1602", "golimumab", 150, 50, 30), ("J9312", "rituximab", 1000, 500, 255),
            ("J3357", "ustekinumab", 390, 130, 62),
    ];

    private static readonly (string Hcpcs, string Name, decimal Dose, decimal Vial)[] Pushed =
        [("J1200", "diphenhydramine", 25, 50), ("J2919", "methylprednisolone sodium succinate", 125, 125)];

    public static void Write(string file, int count)
    {
        var random = new Random(Seed);
        using var stream = new FileStream(file, FileMode.Create);
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using var json = new Utf8JsonWriter(buffer, Cli.Coding.VisitCoding.JsonOptions);
        for (var i = 0; i < count; i++)
        {
            VisitWriter.Write(json, One(i, random));
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>The text of a visit, for measuring how long one takes.</summary>
    public static string Text(int seed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Cli.Coding.VisitCoding.JsonOptions))
            VisitWriter.Write(json, One(0, new Random(seed)));
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static Visit One(int number, Random random)
    {
        var day = new DateOnly(2025, 1, 2).AddDays(random.Next(600));
        var start = day.ToDateTime(new TimeOnly(8, 0)).AddMinutes(random.Next(300));
        var given = ImmutableArray.CreateBuilder<Administration>();
        for (var push = random.Next(3); push > 0; push--)
        {
            var drug = Pushed[random.Next(Pushed.Length)];
            given.Add(Give($"P{push}", drug.Hcpcs, drug.Name, drug.Dose, drug.Vial, Route.IvPush, start, 2, random));
            start = start.AddMinutes(3 + random.Next(15));
        }

        var infused = Infused[random.Next(Infused.Length)];
        var minutes = Math.Max(10, infused.Minutes + random.Next(-30, 60));
        given.Add(
            Give("A1", infused.Hcpcs, infused.Name, infused.Dose, infused.Vial, Route.IvInfusion, start, minutes,
                random));
        var payer = random.Next(2) == 0 ? "medicare-part-b" : "commercial";
        return new Visit
        {
            VisitId = $"G{number:D7}",
            DateOfService = day,
            Patient = new Patient(
                $"T{random.Next(100_000)}", "Example", "Pat", new DateOnly(1960, 1, 1).AddDays(random.Next(9000)),
                "F", new Address("1 Sample Street", "Springfield", "IL", "62701"),
                    new Weight(50 + random.Next(60), "kg", day)),
            Coverages = [
                new Coverage(
                    payer, $"TEST{random.Next(100_000)}", null, "self", null, payer == "commercial" ? payer
                        : "medicare")],
            Diagnoses = ["M05.79", "Z79.899"],
            PrimaryReason = "A1",
            Administrations = given.ToImmutable(),
            EvaluationAndManagement = random.Next(4) == 0 ? new EvaluationAndManagement("99213", true) : null,
        };
    }

    private static Administration Give(
        string id, string hcpcs, string name, decimal dose, decimal vial, Route route, DateTime start, int minutes,
            Random random)
    {
        var given = dose - (random.Next(3) * vial / 10);
        return new Administration
        {
            Id = id,
            Drug = new DrugName(null, hcpcs, null, name),
            Route = route,
            Start = start,
            // One in fifty was not charted.
            Stop = random.Next(50) == 0 ? null : start.AddMinutes(minutes),
            Dose = new Quantity(given, "mg"),
            Vials = [new Vial(null, new Quantity(vial, "mg"), Math.Ceiling(given / vial), "LOT1", null, true)],
        };
    }
}
