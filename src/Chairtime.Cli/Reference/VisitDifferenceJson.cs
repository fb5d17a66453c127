using System.Text.Json;
using Chairtime.Billing.Coding;

namespace Chairtime.Cli.Reference;

/// <summary>What two versions of a table do to visits, for another program.</summary>
internal static class VisitDifferenceJson
{
    public static void Write(Utf8JsonWriter json, VisitDifference difference)
    {
        var (was, becomes) = (difference.Before, difference.After);
        json.WriteStartObject();
        json.WriteString("visitId", was.Coded.Visit.VisitId);
        json.WriteStartObject("disposition");
        json.WriteString("before", Word(was.Coded.Disposition));
        json.WriteString("after", Word(becomes.Coded.Disposition));
        json.WriteEndObject();
        Both(json, "coded", difference.CodedBefore, difference.CodedAfter);
        Both(json, "findings", difference.FindingsBefore, difference.FindingsAfter);
        json.WriteStartArray("paid");
        foreach (var paid in difference.Paid)
        {
            json.WriteStartObject();
            json.WriteString("line", paid.Line);
            Dollars(json, "before", paid.Before);
            Dollars(json, "after", paid.After);
            if (paid.UnknownBefore is { } why)
                json.WriteString("unknownBefore", why);
            if (paid.UnknownAfter is { } whyAfter)
                json.WriteString("unknownAfter", whyAfter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("expected");
        Dollars(json, "before", was.ExpectedPaid);
        Dollars(json, "after", becomes.ExpectedPaid);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Dollars with two places at least, or null where they are not known.</summary>
    public static void Dollars(Utf8JsonWriter json, string name, decimal? amount)
    {
        if (amount is { } known)
            json.WriteNumber(name, known + 0.00m);
        else
            json.WriteNull(name);
    }

    public static string Word(Disposition disposition) => disposition switch
    {
        Disposition.Ready => "ready",
        Disposition.Review => "review",
        Disposition.Held => "held",
    };

    private static void Both(Utf8JsonWriter json, string name, IEnumerable<string> before, IEnumerable<string> after)
    {
        json.WriteStartObject(name);
        foreach (var (side, values) in new[] { ("before", before), ("after", after) })
        {
            json.WriteStartArray(side);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
