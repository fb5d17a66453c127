using System.Globalization;
using System.Runtime.CompilerServices;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Catalogue;

public class ShippedCatalogueTests
{
    private static readonly DrugCatalogue Catalogue = DrugCatalogue.Shipped;

    [Fact]
    public void Every_source_row_of_a_drug_is_carried()
    {
        var rows = Table("drugs.csv");
        Assert.Equal(158, rows.Count);
        foreach (var row in rows)
        {
            var found = Catalogue.FindAll(row["hcpcs"]);
            Assert.True(found.Length > 0, $"{row["hcpcs"]} is not in the catalogue");
            foreach (var code in found)
            {
                Assert.Equal(decimal.Parse(row["unit_amount"], CultureInfo.InvariantCulture), code.UnitAmount);
                if (row["confidence"] == "low")
                    Assert.True(code.IsUnverified, $"{code.Hcpcs} is low in the source and not marked");
            }

            if (row["effective_from"].Length > 0)
                Assert.Equal(Day(row["effective_from"]), found.Min(code => code.InForce.From));
            if (row["effective_to"].Length > 0)
                Assert.Equal(Day(row["effective_to"]), found[^1].InForce.Through);
        }
    }

    /// <summary>Millilitres that the source has wrong; each code's note says by what they were corrected.</summary>
    private static readonly Dictionary<string, decimal> CorrectedSizes = new(StringComparer.Ordinal)
    {
        ["55513073001"] = 1.7m,
        ["00944285001"] = 5,
        ["00944285003"] = 10,
        ["00944285005"] = 20,
        ["00944285007"] = 40,
        ["44206043710"] = 100,
        ["51759050532"] = 0.5m,
        ["51759070932"] = 0.5m,
        ["78206020101"] = 10,
    };

    [Theory]
    [InlineData("ndc.csv", "ndc11_542", "bill_units_per_item", 905)]
    [InlineData("ndc_rheum_2026Q1.csv", "ndc", "bill_units", 68)]
    public void Every_source_row_of_a_package_is_carried(string file, string ndcColumn, string unitsColumn, int count)
    {
        var rows = Table(file);
        Assert.Equal(count, rows.Count);
        var packages = Catalogue.Packages.ToLookup(package => (package.Ndc.Digits, package.Hcpcs));
        foreach (var row in rows)
        {
            Assert.True(Ndc.TryParse(row[ndcColumn], out var ndc));
            var package = Assert.Single(packages[(ndc.Digits, row["hcpcs"])]);
            Assert.Equal(decimal.Parse(row[unitsColumn], CultureInfo.InvariantCulture), package.UnitsPerContainer);
            var size = CorrectedSizes.TryGetValue(ndc.Digits, out var corrected) ? corrected
                : decimal.Parse(row["pkg_size"], CultureInfo.InvariantCulture);
            Assert.Equal(size, package.PackageSize);
            Assert.Equal(int.Parse(row["pkg_qty"], CultureInfo.InvariantCulture), package.ContainersPerPackage);
        }
    }

    [Theory]
    [InlineData("J9072")]
    [InlineData("J9073")]
    [InlineData("J9255")]
    [InlineData("Q5165")]
    [InlineData("Q5166")]
    [InlineData("Q5171")]
    public void Known_doubts_stay_marked(string hcpcs) =>
        Assert.All(Catalogue.FindAll(hcpcs), code => Assert.True(code.IsUnverified));

    [Fact]
    public void No_code_means_two_things_on_one_day()
    {
        for (var day = new DateOnly(2015, 1, 1); day.Year <= 2026; day = day.AddMonths(1))
        {
            var twice = Catalogue.Codes.Where(code => code.InForce.Contains(day)).GroupBy(code => code.Hcpcs)
                .Where(group => group.Count() > 1).Select(group => group.Key);
            Assert.Empty(twice);
        }
    }

    [Fact]
    public void A_successor_starts_the_day_after()
    {
        foreach (var code in Catalogue.Codes.Where(code => code.Successor is not null))
        {
            var after = Catalogue.Find(code.Successor!, code.InForce.Through!.Value.AddDays(1));
            Assert.True(after is not null, $"{code.Hcpcs} gives way to {code.Successor}, which is not in force then");
            Assert.Equal(code.DrugId, after.DrugId);
        }
    }

    [Fact]
    public void A_biosimilar_names_a_reference_that_the_catalogue_holds() =>
        Assert.All(
            Catalogue.Codes.Where(code => code.BiosimilarOf is not null),
            code => Assert.NotEmpty(Catalogue.FindAll(code.BiosimilarOf!)));

    [Fact]
    public void Label_dosing_from_memory_is_marked()
    {
        var labels = Catalogue.Codes.Where(code => code.Label is not null).ToList();
        Assert.Equal(Confidence.Unverified, labels.Single(code => code.Hcpcs == "J2507").Label!.Source.Confidence);
        Assert.Equal(Confidence.Verified, labels.Single(code => code.Hcpcs == "J1745").Label!.Source.Confidence);
    }

    [Theory]
    [InlineData("J1745", AdministrationFamily.ComplexBiologic)]
    [InlineData("J9312", AdministrationFamily.ComplexBiologic)]
    [InlineData("J3262", AdministrationFamily.ComplexBiologic)]
    [InlineData("J0129", AdministrationFamily.ComplexBiologic)]
    [InlineData("J1602", AdministrationFamily.ComplexBiologic)]
    [InlineData("J0490", AdministrationFamily.ComplexBiologic)]
    [InlineData("J0491", AdministrationFamily.ComplexBiologic)]
    [InlineData("J3247", AdministrationFamily.ComplexBiologic)]
    [InlineData("J3358", AdministrationFamily.ComplexBiologic)]
    [InlineData("J1823", AdministrationFamily.ComplexBiologic)]
    [InlineData("J2507", AdministrationFamily.ComplexBiologic)]
    [InlineData("J0717", AdministrationFamily.ComplexBiologic)]
    [InlineData("J9075", AdministrationFamily.Antineoplastic)]
    [InlineData("J9260", AdministrationFamily.Antineoplastic)]
    [InlineData("J1569", AdministrationFamily.Therapeutic)]
    [InlineData("J3489", AdministrationFamily.Therapeutic)]
    [InlineData("J1740", AdministrationFamily.Therapeutic)]
    [InlineData("J2919", AdministrationFamily.Therapeutic)]
    [InlineData("J0897", AdministrationFamily.SimpleBiologic)]
    [InlineData("J3111", AdministrationFamily.SimpleBiologic)]
    [InlineData("J2357", AdministrationFamily.SimpleBiologic)]
    [InlineData("J7030", AdministrationFamily.Hydration)]
    [InlineData("J7321", AdministrationFamily.JointInjection)]
    [InlineData("J8530", AdministrationFamily.NotAdministered)]
    public void Families_are_those_of_the_coding_rules(string hcpcs, AdministrationFamily family) =>
        Assert.Equal(family, Catalogue.Find(hcpcs, new DateOnly(2026, 7, 1))!.Family);

    [Theory]
    [InlineData("J0801", 40, "[iU]", true)]
    [InlineData("J7321", 1, "{dose}", false)]
    [InlineData("J3110", 10, "ug", false)]
    [InlineData("J7120", 1000, "mL", true)]
    [InlineData("J1200", 50, "mg", true)]
    [InlineData("J3420", 1000, "ug", true)]
    public void Units_are_read_from_the_code_not_the_package(string hcpcs, int amount, string unit, bool upTo)
    {
        var code = Catalogue.Find(hcpcs, new DateOnly(2026, 7, 1))!;
        Assert.Equal((amount, unit, upTo), ((int)code.UnitAmount, code.Unit, code.IsUpTo));
    }

    [Fact]
    public void Container_sizes_follow_from_the_packages()
    {
        Assert.Equal([80m, 200m, 400m], Catalogue.Find("J3262", new DateOnly(2026, 1, 1))!.Sizes);
        Assert.Equal([120m, 400m], Catalogue.Find("J0490", new DateOnly(2026, 1, 1))!.Sizes);
        Assert.All(Catalogue.Codes, code => Assert.Equal(code.Sizes.Order(), code.Sizes));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Table(string file, [CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var path = Path.Combine(folder, "shared", "data", file);
            if (File.Exists(path))
                return Read(path);
        }

        Assert.Skip($"shared/data/{file} is not beside the project");
        return [];
    }

    private static List<Dictionary<string, string>> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var columns = Fields(lines[0]);
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line =>
            Fields(line).Zip(columns).ToDictionary(pair => pair.Second, pair => pair.First))];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
