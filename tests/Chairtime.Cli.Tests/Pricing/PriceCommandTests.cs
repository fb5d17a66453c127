using System.Text.Json;

namespace Chairtime.Cli.Tests.Pricing;

/// <summary><c>price</c> as a person and a program call it.</summary>
public sealed class PriceCommandTests : IDisposable
{
    private static readonly string[] Quarters = ["01-01", "04-01", "07-01", "10-01"];

    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-price-").FullName;

    [Fact]
    public void A_priced_visit_is_what_was_worked_by_hand_with_every_step()
    {
        var run = Price(Practice("\"medicareLocality\": {\"mac\": \"04412\", \"locality\": \"11\"}"),
            Visit("V1", "2026-10-05", "11") + "\n" + Visit("V2", "2026-10-05", "22"));
        Expected.Matches("price.ndjson", run.Out);
    }

    // Which published tables ship decides what can be said; a day that none covers is unknown, not nothing.
    [Fact]
    public void Every_quarter_from_2024_to_2026_is_priced_or_says_which_table_is_missing()
    {
        var practice = Practice("\"medicareLocality\": {\"mac\": \"04412\", \"locality\": \"11\"}");
        var said = new List<string>();
        foreach (var year in new[] { 2024, 2025, 2026 })
        {
            foreach (var quarter in Quarters)
            {
                var lines = Lines(Price(practice, Visit("V", $"{year}-{quarter}", "11")).Out);
                said.Add($"{year}-{quarter}: {string.Join(", ", lines.Select(static line => Said(line)))}");
            }
        }

        Expected.Matches("price-quarters.txt", string.Join('\n', said) + "\n");
    }

    [Theory]
    [InlineData("75201", "DALLAS", "04412 11")]
    [InlineData("35004-1234", "ALABAMA", "10112 00")]
    [InlineData("63005-0001", "DALLAS", "04412 11")]
    [InlineData("63005-9999", "HOUSTON", "04412 18")]
    [InlineData("63005", null, "its four further digits decide none")]
    [InlineData("63005-5555", null, "no reference data for localities")]
    [InlineData("00000", null, "in no locality")]
    public void A_ZIP_code_decides_the_locality_with_four_further_digits_where_it_must(
        string zip, string? name, string says)
    {
        var tables = Path.Combine(_folder, "tables");
        File.WriteAllText(Path.Combine(_folder, "ZIP5_OCT2026.txt"),
            Zip5("AL", "35004", "10112", "00", '0') + Zip5("TX", "75201", "04412", "11", '0')
            + Zip5("MO", "63005", "05302", "01", '1'));
        File.WriteAllText(Path.Combine(_folder, "ZIP9_OCT2026.txt"),
            Zip9("0001", "0441211") + Zip9("9999", "0441218"));
        foreach (var file in new[] { "ZIP5_OCT2026.txt", "ZIP9_OCT2026.txt" })
        {
            Assert.Equal(ExitStatus.Done, CommandRun.Of(
                "reference", "import", "zip", Path.Combine(_folder, file), "--reference", tables).Status);
        }

        var address = "\"address\": {\"line\": \"1 Sample Street\", \"city\": \"Testville\", \"state\": \"TX\", "
            + $"\"postalCode\": \"{zip}\"}}";
        var line = Lines(Price(Practice(address), Visit("V", "2026-10-05", "11"), "--reference", tables).Out)[0];
        if (name is null)
        {
            Assert.Contains(says, line.GetProperty("indeterminate").GetString(), StringComparison.Ordinal);
            return;
        }

        Assert.Contains(line.GetProperty("steps").EnumerateArray(), step =>
            step.GetProperty("did").GetString()!.StartsWith($"locality {says} {name}", StringComparison.Ordinal));
        Assert.Contains(line.GetProperty("steps").EnumerateArray(), static step =>
            step.TryGetProperty("table", out var table) && table.GetProperty("name").GetString() == "zip"
            && table.GetProperty("sha256").GetString()!.Length == 64);
    }

    [Fact]
    public void A_deductible_is_used_up_over_the_visits_of_a_patient()
    {
        var practice = Practice("\"medicareLocality\": {\"mac\": \"04412\", \"locality\": \"11\"}");
        var visits = Visit("V1", "2026-10-05", "11", "PT1") + "\n" + Visit("V2", "2026-10-06", "11", "PT1") + "\n"
            + Visit("V3", "2026-10-06", "11", "PT2");
        var run = Price(practice, visits, "--deductible-left", "full");
        var taken = run.OutLines.Select(static visit => Lines(visit).Sum(
            static line => line.GetProperty("deductible").GetDecimal())).ToList();
        Assert.Equal([283m, 0m, 283m], taken);
    }

    [Fact]
    public void What_the_first_payer_did_is_used_where_it_is_given()
    {
        var practice = Practice("\"medicareLocality\": {\"mac\": \"04412\", \"locality\": \"11\"}");
        var payers = Directory.CreateDirectory(Path.Combine(_folder, "payers")).FullName;
        File.WriteAllText(Path.Combine(payers, "second.json"), """
            {"payerId": "second", "name": "Invented", "extends": "commercial", "planType": "commercial",
             "contract": {"rules": [{"id": "all", "price": {"form": "percent-of-charges", "percent": 100}}],
              "coinsurancePercent": 0}}
            """);
        var results = Path.Combine(_folder, "results.ndjson");
        File.WriteAllText(results, """
            {"visitId": "V", "payerId": "medicare-part-b", "decidedOn": "2026-11-01", "lines": [
             {"code": "96413", "units": 1, "charge": 620, "paid": 100, "adjustments": [
              {"group": "CO", "reason": "45", "amount": 480}, {"group": "PR", "reason": "2", "amount": 40}]},
             {"code": "96415", "units": 1, "charge": 135, "paid": 20, "adjustments": [
              {"group": "CO", "reason": "45", "amount": 110}, {"group": "PR", "reason": "2", "amount": 5}]},
             {"code": "Q5121", "modifiers": ["JZ"], "units": 40, "charge": 3040, "paid": 800, "adjustments": [
              {"group": "CO", "reason": "45", "amount": 2040}, {"group": "PR", "reason": "2", "amount": 200}]}]}
            """.ReplaceLineEndings(" "));
        var visit = Visit("V", "2026-10-05", "11").Replace("}],\"patient\"",
            "},{\"payerId\":\"second\",\"memberId\":\"T2\",\"relationship\":\"self\"}],\"patient\"",
            StringComparison.Ordinal);
        var run = Price(practice, visit, "--payers", payers, "--results", results);
        var other = JsonDocument.Parse(run.OutLines[0]).RootElement.GetProperty("others")[0];
        Assert.Equal(245m, other.GetProperty("expected").GetDecimal());
    }

    [Theory]
    [InlineData("--deductible-left", "much")]
    [InlineData("--out-of-pocket-left", "-5")]
    public void Dollars_are_asked_for_in_figures(string option, string value)
    {
        var run = Price(Practice(""), Visit("V", "2026-10-05", "11"), option, value);
        Assert.Equal(ExitStatus.CouldNot, run.Status);
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Said(JsonElement line) => line.GetProperty("code").GetString() + " "
        + (line.TryGetProperty("allowed", out var allowed) ? allowed.GetRawText()
            : line.GetProperty("indeterminate").GetString());

    private static List<JsonElement> Lines(string visit) =>
        [.. JsonDocument.Parse(visit).RootElement.GetProperty("lines").EnumerateArray()];

    private static CommandRun Price(string practice, string visits, params string[] more) =>
        CommandRun.With(visits, ["price", "-", "--json", "--practice", practice, .. more]);

    private string Practice(string location)
    {
        var file = Path.Combine(_folder, "practice.json");
        File.WriteAllText(file, """
            {"practiceId": "P", "name": "Invented", "locations": [{"locationId": "L", "name": "Invented" MORE}],
             "charges": {"96413": 620, "96415": 135, "Q5121": {"perUnit": 76}} }
            """.Replace("MORE", location.Length > 0 ? ", " + location : "", StringComparison.Ordinal));
        return file;
    }

    private static string Visit(string id, string day, string place, string patient = "PT1") => """
        {"visitId":"NUMBER","dateOfService":"DAY","placeOfService":"PLACE","diagnoses":["M05.79"],
        "coverages":[{"payerId":"medicare-part-b","memberId":"1EG4TE5MK73","relationship":"self",
        "planType":"medicare"}],
        "patient":{"patientId":"PERSON"},
        "administrations":[{"id":"A1","drug":{"hcpcs":"Q5121"},"route":"iv-infusion","start":"DAYT09:00",
        "stop":"DAYT11:00","dose":{"value":400,"unit":"mg"},
        "vials":[{"size":{"value":100,"unit":"mg"},"count":4,"singleDose":true}]}]}
        """.ReplaceLineEndings("").Replace("PERSON", patient, StringComparison.Ordinal)
        .Replace("DAY", day, StringComparison.Ordinal).Replace("PLACE", place, StringComparison.Ordinal)
        .Replace("NUMBER", id, StringComparison.Ordinal);

    private static string Zip5(string state, string zip, string carrier, string locality, char plusFour) =>
        ((state + zip + carrier + locality + "R" + "00 ").PadRight(20) + plusFour + " 1").PadRight(75) + "20264\r\n";

    private static string Zip9(string plusFour, string carrierAndLocality) =>
        (("MO63005" + carrierAndLocality).PadRight(20) + "1" + plusFour).PadRight(75) + "20264\r\n";
}
