using System.Globalization;
using System.Text.Json.Nodes;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Changes of a scenario that several faults share.</summary>
internal static class ScenarioChanges
{
    public static string After(this Scenario scenario, int days) => CleanVisits.Day(scenario.Day.AddDays(days));

    public static string First(this Scenario scenario) => (string)scenario.Visit["diagnoses"]![0]!;

    public static DateTime Time(this Scenario scenario, string property) =>
        DateTime.Parse((string)scenario.Main[property]!, CultureInfo.InvariantCulture);

    public static DateTime At(this Scenario scenario, JsonObject observation) =>
        DateTime.Parse((string)observation["at"]!, CultureInfo.InvariantCulture);

    /// <summary>Minutes after the start, as the chart writes them.</summary>
    public static string Minutes(this Scenario scenario, int minutes) =>
        CleanVisits.Minute(scenario.Time("start").AddMinutes(minutes));

    public static void Dose(this Scenario scenario, decimal milligrams, int vials)
    {
        scenario.Main["dose"]!["value"] = milligrams;
        scenario.Order["dose"]!["value"] = milligrams;
        scenario.Vial["count"] = vials;
        var left = (vials * (decimal)scenario.Vial["size"]!["value"]!) - milligrams;
        if (left > 0)
            scenario.Main["discarded"] = new JsonObject { ["value"] = left, ["unit"] = "mg" };
        else
            scenario.Main.Remove("discarded");
    }

    public static void Faster(this Scenario scenario, int minutes)
    {
        scenario.Main["stop"] = scenario.Minutes(minutes);
        scenario.Observations(observation => (string?)observation["kind"] != "vitals"
            || scenario.At(observation) < scenario.Time("start") || scenario.At(observation) > scenario.Time("stop"));
    }

    public static void Place(this Scenario scenario, string place)
    {
        scenario.Visit["placeOfService"] = place;
        if (scenario.Visit["authorizations"] is not null)
            scenario.Authorization["placeOfService"] = place;
    }

    public static void Authorizationless(this Scenario scenario) => scenario.Visit.Remove("authorizations");

    /// <summary>An earlier claim for the same drug.</summary>
    public static void Before(this Scenario scenario, int days) => scenario.Claims.Add(
        $$"""{"claimId":"C0","visitId":"EARLIER","patientId":"{{scenario.Patient["patientId"]}}","dateOfService":"{{
            scenario.After(-days)}}","lines":[{"code":"{{scenario.Code}}","units":40}]}""");

    /// <summary>An earlier claim for the same visit.</summary>
    public static void Same(this Scenario scenario, string more) => scenario.Claims.Add(
        $$"""{"claimId":"C0","visitId":"{{scenario.Visit["visitId"]}}","patientId":"{{
            scenario.Patient["patientId"]}}","dateOfService":"{{scenario.After(0)}}",{{more}},"lines":[{"code":"{{
            scenario.Code}}","units":40}]}""");
}
