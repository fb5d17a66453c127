using System.Globalization;
using System.Text.Json;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>A JSON value that may be one value, or a list of dated values, oldest first.</summary>
internal static class DatedJson
{
    /// <summary>Adds every day on which something inside changes, as day numbers, in any order and
    /// repeatedly.</summary>
    public static void CollectChanges(JsonElement element, List<int> changes)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                CollectChanges(property.Value, changes);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var isDated = IsDated(element);
            foreach (var item in element.EnumerateArray())
            {
                if (isDated && TryDay(item.GetProperty("from"), out var day))
                    changes.Add(day.DayNumber);
                CollectChanges(item, changes);
            }
        }
    }

    /// <summary>The value in force on a day; null when the first one starts later.</summary>
    public static (JsonElement Value, Citation? Source)? On(JsonElement element, DateOnly day)
    {
        if (!IsDated(element))
            return (element, null);
        (JsonElement Value, Citation? Source)? inForce = null;
        foreach (var item in element.EnumerateArray())
        {
            if (TryDay(item.GetProperty("from"), out var from) && from <= day)
                inForce = (item.GetProperty("value"), SourceOf(item));
        }

        return inForce;
    }

    /// <summary>True for a list in which each item has a first day and a value.</summary>
    public static bool IsDated(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
            return false;
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("from", out _)
                || !item.TryGetProperty("value", out _))
                return false;
        }

        return true;
    }

    /// <summary>Says what is wrong with a dated list, or null: days out of order, unknown or missing
    /// properties.</summary>
    /// <param name="needsSource">A payer's rule was read somewhere; a practice's own price was not.</param>
    public static string? Problem(JsonElement dated, bool needsSource = true)
    {
        DateOnly? before = null;
        foreach (var item in dated.EnumerateArray())
        {
            foreach (var property in item.EnumerateObject())
            {
                if (property.Name is not ("from" or "value" or "source"))
                    return $"unknown property {property.Name}; expected from, value and source";
            }

            if (!TryDay(item.GetProperty("from"), out var day))
                return $"from is {item.GetProperty("from")}, expected a day as YYYY-MM-DD";
            if (needsSource && (!item.TryGetProperty("source", out var source)
                || source.ValueKind != JsonValueKind.String))
                return $"the value from {day:yyyy-MM-dd} has no source";
            if (before >= day)
                return $"the value from {day:yyyy-MM-dd} is not later than the one before it; expected oldest first";
            before = day;
        }

        return null;
    }

    private static Citation? SourceOf(JsonElement item)
    {
        return item.TryGetProperty("source", out var source) && source.GetString() is { } text ? Cited(text) : null;
    }

    /// <summary>A source as files write it: a text, which ends in <c>(unverified)</c> where nobody has checked
    /// it.</summary>
    public static Citation Cited(string text)
    {
        const string Mark = "(unverified)";
        return text.EndsWith(Mark, StringComparison.Ordinal)
            ? new Citation(text[..^Mark.Length].TrimEnd(), "", Confidence.Unverified)
            : new Citation(text, "");
    }

    internal static bool TryDay(JsonElement element, out DateOnly day)
    {
        day = default;
        return element.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(
                element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }
}
