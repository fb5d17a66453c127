using System.Globalization;
using System.Text;
using System.Text.Json;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;
using Chairtime.Cli.Coding;

namespace Chairtime.Cli.Working;

/// <summary>Words and numbers of a list of work, as every machine writes them.</summary>
internal static class WorkText
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    public static string Word(Severity severity) => severity switch
    {
        Severity.Blocks => "blocks",
        Severity.Warns => "warns",
        Severity.Informs => "informs",
    };

    /// <summary>Nothing when the payer's limit, or the day, is not known.</summary>
    public static string Clock(int? daysLeft) => daysLeft switch
    {
        null => "",
        < 0 => Of($", filing limit passed {-daysLeft} days ago"),
        _ => Of($", {daysLeft} days left to file"),
    };
}

/// <summary>A visit of the list as one line of JSON.</summary>
internal static class WorkJson
{
    public static string Of(WorkItem item, List<Finding> findings)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, VisitCoding.JsonOptions))
        {
            var visit = item.Coded.Visit;
            json.WriteStartObject();
            json.WriteString("visitId"u8, visit.VisitId);
            json.WriteString("dateOfService"u8, WorkText.Of($"{visit.DateOfService:yyyy-MM-dd}"));
            if (visit.Coverages.FirstOrDefault()?.PayerId is { } payer)
                json.WriteString("payerId"u8, payer);
            json.WriteString("disposition"u8, item.Coded.Disposition.ToString().ToLowerInvariant());
            if (item.AtRisk is { } dollars)
                json.WriteNumber("atRisk"u8, dollars + 0.00m);
            if (item.DaysLeft is { } days)
                json.WriteNumber("daysLeft"u8, days);
            json.WriteStartArray("findings"u8);
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("rule"u8, finding.Rule);
                json.WriteString("severity"u8, WorkText.Word(finding.Severity));
                json.WriteString("about"u8, finding.About);
                json.WriteString("message"u8, finding.Message);
                json.WriteString("fix"u8, WorkText.Of(finding.Fix));
                if (finding.AtRisk is { } atRisk)
                    json.WriteNumber("atRisk"u8, atRisk + 0.00m);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
