using System.Globalization;

namespace Chairtime.Cli.Tests;

/// <summary>Invented visits as a chart system would send them.</summary>
internal static class VisitTexts
{
    /// <summary>Infliximab for so many minutes, from five vials of which nothing is left.</summary>
    public static string Infusion(string id, int minutes = 130)
    {
        var stop = new DateTime(2026, 10, 5, 9, 0, 0).AddMinutes(minutes).ToString(
            "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        return $$"""
            {"visitId":"{{id}}","dateOfService":"2026-10-05","coverages":[
                {"payerId":"medicare-part-b","memberId":"TEST1"}],
            "diagnoses":["M05.79"],"primaryReason":"A1","administrations":[{"id":"A1",
            "drug":{"hcpcs":"J1745","name":"infliximab"},"route":"iv-infusion",
            "start":"2026-10-05T09:00","stop":"{{stop}}",
            "dose":{"value":500,"unit":"mg"},"vials":[{"ndc":"57894-030-01","size":{"value":100,"unit":"mg"},"count":5,
            "singleDose":true}]}]}
            """.ReplaceLineEndings("");
    }

    /// <summary>The same with no stop time: held until somebody charts it.</summary>
    public static string WithoutStop(string id)
    {
        var text = Infusion(id);
        var from = text.IndexOf("\"stop\"", StringComparison.Ordinal);
        return text.Remove(from, text.IndexOf(',', from) + 1 - from);
    }

    /// <summary>A visit with a property that no visit has.</summary>
    public static string WithUnknownProperty(string id) => Infusion(id).Insert(1, "\"colour\":\"blue\",");

    public static string Many(int count) =>
        string.Join('\n', Enumerable.Range(0, count).Select(i => Infusion($"V{i}", 16 + (i * 7 % 400))));
}
