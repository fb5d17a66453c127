using System.Text;
using Chairtime.Billing.Catalogue;

namespace Chairtime.Billing.Tests.Catalogue;

public class DrugFileTests
{
    private const string Good =
        """
        { "id": "testamab", "name": "testamab", "reviewedOn": "2026-11-23", "codes": [
          { "hcpcs": "J0001", "drugId": "testamab", "name": "testamab", "brands": ["Testa"], "otherNames": [],
            "from": "2020-01-01", "through": null, "successor": null, "unitAmount": 10, "unit": "mg", "upTo": false,
            "unlisted": false, "family": "complexBiologic", "container": "singleDose", "sharesRoutes": false,
            "neverPush": false, "routes": ["IV"], "sizes": [100], "diagnoses": ["M05"], "biosimilarOf": null,
            "label": null, "unitLimit": { "units": 9, "indicator": 3, "quarter": "2026Q4" }, "note": null,
            "source": { "title": "a test", "locator": "here", "confidence": "unverified" },
            "packages": [ { "ndc": "99999000101", "labeler": "Nobody", "brand": "Testa", "unitsPerContainer": 10,
              "packageSize": 1, "containersPerPackage": 1, "billingUnit": "UN", "singleDose": true,
              "quarters": ["2026Q4"] } ] } ], "uncoded": [] }
        """;

    [Fact]
    public void A_good_file_is_read_whole()
    {
        var catalogue = Read(Good);
        var code = Assert.Single(catalogue.Codes);
        Assert.Equal(("J0001", 10m, true, 9), (code.Hcpcs, code.UnitAmount, code.IsUnverified, code.UnitLimit!.Units));
        Assert.Equal("99999000101", Assert.Single(catalogue.Packages).Ndc.Digits);
        Assert.Equal("J0001", catalogue.Find("J0001", new DateOnly(2020, 1, 1))?.Hcpcs);
        Assert.Null(catalogue.Find("J0001", new DateOnly(2019, 12, 31)));
    }

    [Theory]
    [InlineData("\"upTo\": false,", "", "$.codes[0].upTo", "missing")]
    [InlineData("\"upTo\": false,", "\"upTo\": false, \"upto\": 1,", "$.codes[0].upto", "unknown")]
    [InlineData("\"upTo\": false,", "\"upTo\": false, \"upTo\": false,", "$.codes[0].upTo", "twice")]
    [InlineData("\"upTo\": false", "\"upTo\": \"no\"", "$.codes[0].upTo", "true or false")]
    [InlineData("\"unitAmount\": 10", "\"unitAmount\": 0", "$.codes[0].unitAmount", "more than zero")]
    [InlineData("\"unitAmount\": 10", "\"unitAmount\": \"10\"", "$.codes[0].unitAmount", "number")]
    [InlineData("\"from\": \"2020-01-01\"", "\"from\": \"2020-1-1\"", "$.codes[0].from", "a day like")]
    [InlineData("\"through\": null", "\"through\": \"2019-01-01\"", "$.codes[0].through", "before the first")]
    [InlineData("complexBiologic", "biologic", "$.codes[0].family", "no administration family")]
    [InlineData("singleDose\", \"sharesRoutes", "vial\", \"sharesRoutes", "$.codes[0].container", "singleDose")]
    [InlineData("[\"IV\"]", "[\"IV\", \"nose\"]", "$.codes[0].routes", "nose")]
    [InlineData("[100]", "[true]", "$.codes[0].sizes[0]", "number")]
    [InlineData("[\"M05\"]", "\"M05\"", "$.codes[0].diagnoses", "list")]
    [InlineData("\"unverified\"", "\"maybe\"", "$.codes[0].source.confidence", "maybe")]
    [InlineData("99999000101", "9999900010", "$.codes[0].packages[0].ndc", "eleven digits")]
    [InlineData("\"UN\"", "\"EA\"", "$.codes[0].packages[0].billingUnit", "EA")]
    [InlineData("\"uncoded\": []", "\"uncoded\": {}", "$.uncoded", "list")]
    [InlineData("\"uncoded\": [] }", "\"uncoded\": []", "$", "not JSON")]
    public void A_fault_is_named_with_file_and_place(string from, string to, string path, string says)
    {
        var broken = Good.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(Good, broken);
        var error = Assert.Throws<CatalogueFormatException>(() => Read(broken));
        Assert.Equal(("testamab.json", path), (error.FileName, error.Path));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rows_of_one_code_on_one_day_are_refused()
    {
        var error = Assert.Throws<CatalogueFormatException>(() => Read(Good, Good));
        Assert.Contains("overlap", error.Message, StringComparison.Ordinal);
    }

    private static DrugCatalogue Read(params string[] files) =>
        DrugCatalogue.Read(files.Select(text =>
            KeyValuePair.Create("testamab.json", (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text))));
}
