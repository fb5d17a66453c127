using System.Collections.Immutable;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Catalogue;

/// <summary>A drug that charts name and that no HCPCS code stands for: a tablet, mostly.</summary>
internal sealed record UncodedDrug(
    string DrugId, string Name, ImmutableArray<string> Names, AdministrationFamily Family,
    ImmutableArray<string> Routes, string Note);

/// <summary>One code in its days, with the packages that are billed with it.</summary>
internal sealed record CodeWithPackages(DrugCode Code, List<NdcEntry> Packages);

/// <summary>One file of <c>data/drugs</c>: everything known of one molecule.</summary>
internal sealed record DrugFile(
    string Id, string Name, List<CodeWithPackages> Codes, List<UncodedDrug> Uncoded)
{
    private static readonly string[] FileKeys = ["id", "name", "reviewedOn", "codes", "uncoded"];

    private static readonly string[] CodeKeys =
    [
        "hcpcs", "drugId", "name", "brands", "otherNames", "from", "through", "successor", "unitAmount", "unit", "upTo",
        "unlisted", "family", "container", "sharesRoutes", "neverPush", "routes", "sizes", "diagnoses", "biosimilarOf",
        "label", "unitLimit", "note", "source", "packages",
    ];

    private static readonly string[] UncodedKeys =
        ["drugId", "name", "brands", "otherNames", "family", "routes", "note"];

    private static readonly string[] LabelKeys =
        ["dosing", "maximumDose", "infusionMinutes", "minimumIntervalDays", "source"];

    private static readonly string[] SourceKeys = ["title", "locator", "confidence"];

    private static readonly string[] LimitKeys = ["units", "indicator", "quarter"];

    private static readonly string[] PackageKeys =
    [
        "ndc", "labeler", "brand", "unitsPerContainer", "packageSize", "containersPerPackage", "billingUnit",
        "singleDose", "quarters",
    ];

    private static readonly string[] RouteWords = ["IV", "SC", "IM", "IA", "PO", "IVT", "any"];

    /// <exception cref="CatalogueFormatException">
    /// Not JSON, or a key is unknown, missing, repeated or of the wrong kind.
    /// </exception>
    public static DrugFile Read(string file, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = new StrictJson(file, bytes);
            return Read(ref json);
        }
        catch (JsonException broken)
        {
            throw new CatalogueFormatException(file, "$", $"not JSON: {broken.Message}");
        }
    }

    private static DrugFile Read(ref StrictJson json)
    {
        json.Open(FileKeys);
        var (id, name) = (json.Text("id"), json.Text("name"));
        json.Day("reviewedOn");
        var codes = new List<CodeWithPackages>();
        json.OpenList("codes");
        while (json.Item())
            codes.Add(ReadCode(ref json));
        var uncoded = new List<UncodedDrug>();
        json.OpenList("uncoded");
        while (json.Item())
            uncoded.Add(ReadUncoded(ref json));
        json.Close();
        return new DrugFile(id, name, codes, uncoded);
    }

    // Arguments are read in the order in which they are written, which is that of the keys.
    private static CodeWithPackages ReadCode(ref StrictJson row)
    {
        row.Open(CodeKeys);
        var (hcpcs, drugId, name) = (row.Text("hcpcs"), row.Text("drugId"), row.Text("name"));
        var (brands, otherNames) = (row.Texts("brands"), row.Texts("otherNames"));
        var range = new DateRange(row.Day("from"), row.DayOrNull("through"));
        if (range.Through < range.From)
            throw row.WrongAt("through", "the last day is before the first");
        var successor = row.TextOrNull("successor");
        var unitAmount = row.Number("unitAmount");
        if (unitAmount <= 0)
            throw row.WrongAt("unitAmount", "expected more than zero");
        var (unit, isUpTo, isUnlisted) = (row.Text("unit"), row.Flag("upTo"), row.Flag("unlisted"));
        var (family, container) = (ReadFamily(ref row), ReadContainer(ref row));
        var (sharesRoutes, neverPush, routes) = (row.Flag("sharesRoutes"), row.Flag("neverPush"), ReadRoutes(ref row));
        var (sizes, diagnoses) = (row.Numbers("sizes"), row.Texts("diagnoses"));
        var biosimilarOf = row.TextOrNull("biosimilarOf");
        var (label, limit, note) = (ReadLabel(ref row), ReadLimit(ref row), row.TextOrNull("note"));
        var code = new DrugCode(
            hcpcs, drugId, name, brands, range, unitAmount, unit, isUpTo, isUnlisted, family, container, sharesRoutes,
            neverPush, routes, sizes, diagnoses, ReadSource(ref row))
        {
            BiosimilarOf = biosimilarOf,
            Label = label,
            OtherNames = otherNames,
            Successor = successor,
            UnitLimit = limit,
            Note = note,
        };
        var packages = new List<NdcEntry>();
        row.OpenList("packages");
        while (row.Item())
            packages.Add(ReadPackage(ref row, code));
        row.Close();
        return new CodeWithPackages(code with { SingleDoseSizes = SingleDose(code, packages) }, packages);
    }

    private static ImmutableArray<decimal> SingleDose(DrugCode code, List<NdcEntry> packages) =>
        [.. code.Sizes.Where(size =>
        {
            var holding = packages.FindAll(package => package.Content?.Value == size);
            return holding.Count == 0 || holding.Exists(static package => package.IsSingleDose != false);
        })];

    private static UncodedDrug ReadUncoded(ref StrictJson row)
    {
        row.Open(UncodedKeys);
        var (drugId, name) = (row.Text("drugId"), row.Text("name"));
        ImmutableArray<string> names = [name, .. row.Texts("brands"), .. row.Texts("otherNames")];
        var drug = new UncodedDrug(drugId, name, names, ReadFamily(ref row), ReadRoutes(ref row), row.Text("note"));
        row.Close();
        return drug;
    }

    private static AdministrationFamily ReadFamily(ref StrictJson row) => row.Text("family") switch
    {
        "antineoplastic" => AdministrationFamily.Antineoplastic,
        "hormonalAntineoplastic" => AdministrationFamily.HormonalAntineoplastic,
        "complexBiologic" => AdministrationFamily.ComplexBiologic,
        "simpleBiologic" => AdministrationFamily.SimpleBiologic,
        "therapeutic" => AdministrationFamily.Therapeutic,
        "hydration" => AdministrationFamily.Hydration,
        "jointInjection" => AdministrationFamily.JointInjection,
        "notAdministered" => AdministrationFamily.NotAdministered,
        "localAnesthetic" => AdministrationFamily.LocalAnesthetic,
        var other => throw row.WrongAt("family", $"'{other}' is no administration family"),
    };

    private static ContainerType ReadContainer(ref StrictJson row) => row.Text("container") switch
    {
        "singleDose" => ContainerType.SingleDose,
        "multiDose" => ContainerType.MultiDose,
        "either" => ContainerType.Either,
        var other => throw row.WrongAt("container", $"expected singleDose, multiDose or either, found '{other}'"),
    };

    private static ImmutableArray<string> ReadRoutes(ref StrictJson row)
    {
        var routes = row.Texts("routes");
        foreach (var route in routes)
        {
            if (Array.IndexOf(RouteWords, route) < 0)
                throw row.WrongAt("routes", $"expected {string.Join(", ", RouteWords)}, found '{route}'");
        }

        return routes;
    }

    private static LabelFacts? ReadLabel(ref StrictJson row)
    {
        if (!row.OpenOrNull("label", LabelKeys))
            return null;
        var label = new LabelFacts(
            row.TextOrNull("dosing"), row.TextOrNull("maximumDose"), row.WholeOrNull("infusionMinutes"),
            row.TextOrNull("minimumIntervalDays"), ReadSource(ref row));
        row.Close();
        return label;
    }

    private static UnitLimit? ReadLimit(ref StrictJson row)
    {
        if (!row.OpenOrNull("unitLimit", LimitKeys))
            return null;
        var limit = new UnitLimit(row.Whole("units"), row.WholeOrNull("indicator"), row.Text("quarter"));
        row.Close();
        return limit;
    }

    private static Citation ReadSource(ref StrictJson row)
    {
        if (!row.OpenOrNull("source", SourceKeys))
            throw row.WrongAt("source", "expected a source, found null");
        var (title, locator) = (row.Text("title"), row.TextOrNull("locator"));
        var confidence = row.Text("confidence") switch
        {
            "verified" => Confidence.Verified,
            "unverified" => Confidence.Unverified,
            var other => throw row.WrongAt("confidence", $"expected verified or unverified, found '{other}'"),
        };
        row.Close();
        return new Citation(title, locator ?? "", confidence);
    }

    private static NdcEntry ReadPackage(ref StrictJson row, DrugCode code)
    {
        row.Open(PackageKeys);
        var written = row.Text("ndc");
        if (!Ndc.TryParse(written, out var ndc))
            throw row.WrongAt("ndc", $"expected eleven digits, found '{written}'");
        var (labeler, brand) = (row.Text("labeler"), row.Text("brand"));
        var (units, size) = (row.NumberOrNull("unitsPerContainer"), row.NumberOrNull("packageSize"));
        var containers = row.Whole("containersPerPackage");
        var unit = row.TextOrNull("billingUnit");
        if (unit is not (null or "UN" or "ML" or "GR" or "F2"))
            throw row.WrongAt("billingUnit", $"expected UN, ML, GR or F2, found '{unit}'");
        var isSingleDose = row.FlagOrNull("singleDose");
        var quarters = new Citation("CMS ASP NDC-HCPCS crosswalk", string.Join(", ", row.Texts("quarters")));
        row.Close();
        return new NdcEntry(ndc, code.Hcpcs, labeler, brand, units, size, containers, unit, isSingleDose, quarters)
        {
            Content = units is { } count ? new Quantity(count * code.UnitAmount, code.Unit) : null,
        };
    }
}
