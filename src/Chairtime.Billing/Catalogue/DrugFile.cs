using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Catalogue;

/// <summary>A drug that charts name and that no HCPCS code stands for: a tablet, mostly.</summary>
internal sealed record UncodedDrug(
    string DrugId, string Name, ImmutableArray<string> Names, AdministrationFamily Family, ImmutableArray<string> Routes,
    string Note);

/// <summary>One file of <c>data/drugs</c>: everything known of one molecule.</summary>
internal sealed record DrugFile(
    string Id, string Name, ImmutableArray<(DrugCode Code, ImmutableArray<NdcEntry> Packages)> Codes,
    ImmutableArray<UncodedDrug> Uncoded)
{
    private static readonly string[] FileKeys = ["id", "name", "reviewedOn", "codes", "uncoded"];

    private static readonly string[] CodeKeys =
    [
        "hcpcs", "drugId", "name", "brands", "otherNames", "from", "through", "successor", "unitAmount", "unit", "upTo",
        "unlisted", "family", "container", "sharesRoutes", "neverPush", "routes", "sizes", "diagnoses", "biosimilarOf",
        "label", "unitLimit", "note", "source", "packages",
    ];

    private static readonly string[] UncodedKeys = ["drugId", "name", "brands", "otherNames", "family", "routes", "note"];

    private static readonly string[] LabelKeys =
        ["dosing", "maximumDose", "infusionMinutes", "minimumIntervalDays", "source"];

    private static readonly string[] LimitKeys = ["units", "indicator", "quarter"];

    private static readonly string[] PackageKeys =
    [
        "ndc", "labeler", "brand", "unitsPerContainer", "packageSize", "containersPerPackage", "billingUnit", "singleDose",
        "quarters",
    ];

    private static readonly string[] RouteWords = ["IV", "SC", "IM", "IA", "PO", "IVT", "any"];

    /// <exception cref="CatalogueFormatException">Not JSON, or a key is unknown, missing, repeated or of the wrong kind.</exception>
    public static DrugFile Read(string file, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = new StrictObject(file, "$", document.RootElement, FileKeys);
            root.Day("reviewedOn");
            return new DrugFile(
                root.Text("id"), root.Text("name"), root.Objects("codes", CodeKeys, ReadCode),
                root.Objects("uncoded", UncodedKeys, ReadUncoded));
        }
        catch (JsonException broken)
        {
            throw new CatalogueFormatException(file, broken.Path ?? "$", $"not JSON: {broken.Message}");
        }
    }

    private static (DrugCode, ImmutableArray<NdcEntry>) ReadCode(StrictObject row)
    {
        var hcpcs = row.Text("hcpcs");
        var range = new DateRange(row.Day("from"), row.DayOrNull("through"));
        if (range.Through < range.From)
            throw row.Wrong("through", "the last day is before the first");
        if (row.Number("unitAmount") <= 0)
            throw row.Wrong("unitAmount", "expected more than zero");
        var code = new DrugCode(
            hcpcs, row.Text("drugId"), row.Text("name"), row.Texts("brands"), range, row.Number("unitAmount"),
            row.Text("unit"), row.Flag("upTo"), row.Flag("unlisted"), ReadFamily(row), ReadContainer(row),
            row.Flag("sharesRoutes"), row.Flag("neverPush"), ReadRoutes(row), row.Numbers("sizes"),
            row.Texts("diagnoses"), row.Source("source"))
        {
            BiosimilarOf = row.TextOrNull("biosimilarOf"),
            Label = row.IsNull("label") ? null : ReadLabel(row.Object("label", LabelKeys)),
            OtherNames = row.Texts("otherNames"),
            Successor = row.TextOrNull("successor"),
            UnitLimit = row.IsNull("unitLimit") ? null : ReadLimit(row.Object("unitLimit", LimitKeys)),
            Note = row.TextOrNull("note"),
        };
        return (code, row.Objects("packages", PackageKeys, package => ReadPackage(package, hcpcs)));
    }

    private static UncodedDrug ReadUncoded(StrictObject row) =>
        new(
            row.Text("drugId"), row.Text("name"), [row.Text("name"), .. row.Texts("brands"), .. row.Texts("otherNames")],
            ReadFamily(row), ReadRoutes(row), row.Text("note"));

    private static AdministrationFamily ReadFamily(StrictObject row) => row.Text("family") switch
    {
        "antineoplastic" => AdministrationFamily.Antineoplastic,
        "hormonalAntineoplastic" => AdministrationFamily.HormonalAntineoplastic,
        "complexBiologic" => AdministrationFamily.ComplexBiologic,
        "simpleBiologic" => AdministrationFamily.SimpleBiologic,
        "therapeutic" => AdministrationFamily.Therapeutic,
        "hydration" => AdministrationFamily.Hydration,
        "jointInjection" => AdministrationFamily.JointInjection,
        "notAdministered" => AdministrationFamily.NotAdministered,
        var other => throw row.Wrong("family", $"'{other}' is no administration family"),
    };

    private static ContainerType ReadContainer(StrictObject row) => row.Text("container") switch
    {
        "singleDose" => ContainerType.SingleDose,
        "multiDose" => ContainerType.MultiDose,
        "either" => ContainerType.Either,
        var other => throw row.Wrong("container", $"expected singleDose, multiDose or either, found '{other}'"),
    };

    private static ImmutableArray<string> ReadRoutes(StrictObject row)
    {
        var routes = row.Texts("routes");
        foreach (var route in routes)
        {
            if (Array.IndexOf(RouteWords, route) < 0)
                throw row.Wrong("routes", $"expected {string.Join(", ", RouteWords)}, found '{route}'");
        }

        return routes;
    }

    private static LabelFacts ReadLabel(StrictObject label) =>
        new(
            label.TextOrNull("dosing"), label.TextOrNull("maximumDose"), label.WholeOrNull("infusionMinutes"),
            label.TextOrNull("minimumIntervalDays"), label.Source("source"));

    private static UnitLimit ReadLimit(StrictObject limit) =>
        new(
            limit.WholeOrNull("units") ?? throw limit.Wrong("units", "expected a number, found null"),
            limit.WholeOrNull("indicator"), limit.Text("quarter"));

    private static NdcEntry ReadPackage(StrictObject package, string hcpcs)
    {
        if (!Ndc.TryParse(package.Text("ndc"), out var ndc))
            throw package.Wrong("ndc", $"expected eleven digits, found '{package.Text("ndc")}'");
        var unit = package.TextOrNull("billingUnit");
        if (unit is not (null or "UN" or "ML" or "GR" or "F2"))
            throw package.Wrong("billingUnit", $"expected UN, ML, GR or F2, found '{unit}'");
        return new NdcEntry(
            ndc, hcpcs, package.Text("labeler"), package.Text("brand"), package.NumberOrNull("unitsPerContainer"),
            package.NumberOrNull("packageSize"),
            package.WholeOrNull("containersPerPackage") ?? throw package.Wrong("containersPerPackage", "expected a number"),
            unit, package.FlagOrNull("singleDose"), CrosswalkOf(string.Join(", ", package.Texts("quarters"))));
    }

    private static Citation CrosswalkOf(string quarters) => new("CMS ASP NDC-HCPCS crosswalk", quarters);
}
