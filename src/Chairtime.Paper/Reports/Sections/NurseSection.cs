using Chairtime.Paper.Html;

namespace Chairtime.Paper.Reports.Sections;

/// <summary>How completely the minutes of infusions were charted, nurse by nurse. By name, not by rank: it is there to
/// teach charting.</summary>
internal static class NurseSection
{
    public static bool HasAny(WeekGathering week) =>
        week.Nurses.Any(static nurse => nurse.Name != WeekGathering.NoNurse);

    public static void Write(HtmlWriter html, WeekGathering week)
    {
        var near = week.Context.Rules.Coding.Policies.NearMissMinutes;
        html.Put("p", $"An infusion is just below when {near} minutes or fewer were missing to a further unit, and "
            + "just above when its last unit rests on as few. Check that start, stop and pauses were charted to the "
            + "minute; change nothing that is true.", ("class", "hint"));
        var nurses = week.Nurses.OrderByDescending(static nurse => nurse.Infusions).Take(week.Context.MostRows)
            .OrderBy(static nurse => nurse.Name, StringComparer.Ordinal).ToList();
        ReportTable.Write(html, "Charted minutes by nurse",
        [
            new("Nurse"), new("Infusions", Stand.Number), new("Without start or stop", Stand.Number),
            new("Just below a unit", Stand.Number), new("Minutes short", Stand.Number),
            new("Just above a unit", Stand.Number),
        ],
        nurses.Select(static nurse => new Cell[]
        {
            nurse.Name, Words.Number(nurse.Infusions), Words.Number(nurse.Untimed), Words.Number(nurse.JustBelow),
            Words.Number(nurse.MinutesShort), Words.Number(nurse.JustAbove),
        }));
        if (nurses.Count < week.Nurses.Count)
        {
            html.Put("p", $"{Words.Number(week.Nurses.Count - nurses.Count)} with fewer infusions are left out.",
                ("class", "hint"));
        }
    }
}
