using System.Buffers;
using System.Text;
using System.Text.Json;
using Chairtime.Bench.Visits;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using CsCheck;

namespace Chairtime.Billing.Tests.Coding;

/// <summary>Invented visits for laws that hold for all visits.</summary>
internal static class GeneratedVisit
{
    /// <summary>How many visits each law is tried on.</summary>
    public const int Iterations = 100_000;

    public static readonly CodingContext Context =
        new(DrugCatalogue.Shipped, WildPayers.Book, PracticePolicies.Default, null);

    /// <summary>Visits as suites chart them.</summary>
    public static readonly Gen<Visit> Usual = Gen.ULong.Select(static seed => new VisitGenerator(seed).Next());

    /// <summary>Visits as nobody should chart them.</summary>
    public static readonly Gen<Visit> Wild = Gen.ULong.Select(static seed => new WildVisit(seed).Next());

    /// <summary>Two wild ones for each usual one.</summary>
    public static readonly Gen<Visit> Any = Gen.Frequency((1, Usual), (2, Wild));

    /// <summary>Tries a law; a failure names the seed of the visit and prints it.</summary>
    public static void Holds(Gen<Visit> visits, Action<Visit, CodedVisit> law) =>
        visits.Sample(visit => law(visit, BillingCycle.Code(visit, Context)), iter: Iterations, print: Text);

    public static void Holds(Action<Visit, CodedVisit> law) => Holds(Any, law);

    public static string Text(Visit visit)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            VisitWriter.Write(json, visit);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    public static string Text(CodedVisit coded)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            CodedVisitWriter.Write(json, coded);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
