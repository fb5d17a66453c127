using System.Collections.Immutable;
using Chairtime.Reference.AspPrices;
using Chairtime.Reference.CodePairs;
using Chairtime.Reference.Drugs;
using Chairtime.Reference.FeeSchedule;
using Chairtime.Reference.Hcpcs;
using Chairtime.Reference.Icd10;
using Chairtime.Reference.Licensed;
using Chairtime.Reference.Outpatient;
using Chairtime.Reference.Providers;
using Chairtime.Reference.Tables;
using Chairtime.Reference.UnitLimits;

namespace Chairtime.Reference;

/// <summary>Every importer, one per kind of table.</summary>
public static class Importers
{
    public static ImmutableArray<Importer> All { get; } =
    [
        new(TableKinds.Icd10, Icd10Importer.Rank, Icd10Importer.Read),
        new(TableKinds.Hcpcs, name => Table(name, "anweb"), HcpcsImporter.Read),
        new(TableKinds.PaymentLimits, PaymentLimitImporter.Rank, PaymentLimitImporter.Read),
        new(TableKinds.Crosswalk, name => Table(name, "crosswalk"), CrosswalkImporter.Read),
        new(TableKinds.PairsPractitioner, name => Table(name, ""), CodePairImporter.Read),
        new(TableKinds.PairsFacility, name => Table(name, ""), CodePairImporter.Read),
        new(TableKinds.UnitsPractitioner, name => Table(name, "practitioner"), UnitLimitImporter.Read),
        new(TableKinds.UnitsFacility, name => Table(name, "outpatient"), UnitLimitImporter.Read),
        new(TableKinds.UnitsEquipment, name => Table(name, "dme"), UnitLimitImporter.Read),
        new(TableKinds.RelativeValues, RelativeValueImporter.Rank, RelativeValueImporter.Read),
        new(TableKinds.PracticeCosts, name => Table(name, "gpci"), PracticeCostImporter.Read),
        new(TableKinds.Zips, ZipImporter.Rank, ZipImporter.Read) { Companion = ZipImporter.NineDigitRank },
        new(TableKinds.Localities, name => Table(name, "locco"), LocalityImporter.Read),
        new(TableKinds.AddendumB, name => Table(name, "addendum"), AddendumBImporter.Read),
        new(TableKinds.NdcDirectory, name => Table(name, "package"), NdcDirectoryImporter.Read)
        {
            Companion = name => Table(name, "product"),
        },
        new(TableKinds.Providers, ProviderImporter.Rank, ProviderImporter.Read),
        new(TableKinds.AdjustmentReasons, name => Table(name, ""), ReasonCodeImporter.Read),
        new(TableKinds.RemarkCodes, name => Table(name, ""), ReasonCodeImporter.Read),
        new(TableKinds.CptDescriptors, name => Table(name, ""), CptDescriptorImporter.Read),
    ];

    public static Importer Of(TableKind kind) => All.Single(importer => importer.Kind == kind);

    /// <summary>1 for a text or workbook whose name holds a word, in any case; 0 otherwise.</summary>
    internal static int Table(string name, string word) =>
        Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".txt" or ".xlsx"
        && Path.GetFileName(name).Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
}
