using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Which administrations share an encounter and an access, and so one initial service.</summary>
internal static class AccessGrouping
{
    // Words by which charts say that a line was put in anew, not beside another.
    private static readonly string[] RestartWords =
    [
        "infiltrat", "restart", "re-start", "extravas", "dislodg", "occlu", "clot", "blown", "blew", "leak", "lost",
        "kink", "pulled", "phlebitis", "came out", "fell out", "failed", "new iv", "replaced", "no longer",
    ];

    // Words by which charts say why two lines had to run at once, however the second one came about.
    private static readonly string[] NeedWords =
        ["incompat", "not compatible", "be mixed", "not mix", "protocol", "simultaneous", "same time", "at once"];

    // Words by which charts admit that a second line only saved time.
    private static readonly string[] ConvenienceWords =
        ["save time", "saving time", "chair time", "convenien", "faster", "quicker", "patient request", "schedul"];

    /// <summary>Administrations through a vein, grouped; the set of the visit's main reason, or the earliest,
    /// first.</summary>
    public static List<(int Encounter, string Site, List<TimedAdministration> Members)> Group(
        CodingWork work, List<TimedAdministration> throughVein)
    {
        var groups = new List<(int Encounter, string Site, List<TimedAdministration> Members)>(1);
        if (AreOne(throughVein))
        {
            groups.Add((throughVein[0].Charted.Encounter, throughVein[0].Charted.Site, throughVein));
            return groups;
        }

        foreach (var timed in throughVein)
        {
            var (encounter, site) = (timed.Charted.Encounter, timed.Charted.Site);
            var index = groups.FindIndex(group => group.Encounter == encounter && group.Site == site);
            if (index < 0)
                groups.Add((encounter, site, [timed]));
            else
                groups[index].Members.Add(timed);
        }

        MergeAccesses(work, groups);
        groups.Sort((a, b) => Compare(work, a, b));
        return groups;
    }

    private static bool AreOne(List<TimedAdministration> throughVein)
    {
        var first = throughVein[0].Charted;
        foreach (var timed in throughVein)
        {
            if (timed.Charted.Encounter != first.Encounter || timed.Charted.Site != first.Site)
                return false;
        }

        return true;
    }

    private static int Compare(
        CodingWork work,
        (int Encounter, string Site, List<TimedAdministration> Members) a,
        (int Encounter, string Site, List<TimedAdministration> Members) b)
    {
        if (a.Encounter != b.Encounter)
            return a.Encounter.CompareTo(b.Encounter);
        var (mainA, mainB) = (HasMainReason(work, a.Members), HasMainReason(work, b.Members));
        if (mainA != mainB)
            return mainA ? -1 : 1;
        var byStart = a.Members[0].Start.CompareTo(b.Members[0].Start);
        return byStart != 0 ? byStart : string.CompareOrdinal(a.Members[0].Charted.Id, b.Members[0].Charted.Id);
    }

    private static bool HasMainReason(CodingWork work, List<TimedAdministration> members) =>
        work.Visit.PrimaryReason is { } reason && members.Exists(member => member.Charted.Id == reason);

    private static void MergeAccesses(
        CodingWork work, List<(int Encounter, string Site, List<TimedAdministration> Members)> groups)
    {
        // The access that no reason is charted for is the first one; ties go to the earlier start.
        groups.Sort(static (a, b) =>
        {
            if (a.Encounter != b.Encounter)
                return a.Encounter.CompareTo(b.Encounter);
            var (reasonA, reasonB) = (Reason(a.Members) is not null, Reason(b.Members) is not null);
            if (reasonA != reasonB)
                return reasonA ? 1 : -1;
            var byStart = a.Members[0].Start.CompareTo(b.Members[0].Start);
            return byStart != 0 ? byStart : string.CompareOrdinal(a.Members[0].Charted.Id, b.Members[0].Charted.Id);
        });

        for (var i = groups.Count - 1; i > 0; i--)
        {
            var first = groups.FindIndex(group => group.Encounter == groups[i].Encounter);
            if (first == i || IsNeededAccess(work, groups[i].Members, groups[first].Members))
                continue;
            groups[first].Members.AddRange(groups[i].Members);
            groups[first].Members.Sort(VisitCoder.ByStartThenId);
            groups.RemoveAt(i);
        }
    }

    private static string? Reason(List<TimedAdministration> members)
    {
        foreach (var member in members)
        {
            if (!string.IsNullOrWhiteSpace(member.Charted.SiteReason))
                return member.Charted.SiteReason;
        }

        return null;
    }

    private static bool IsNeededAccess(
        CodingWork work, List<TimedAdministration> second, List<TimedAdministration> first)
    {
        var id = second[0].Charted.Id;
        var site = second[0].Charted.Site;
        var reason = Reason(second);
        if (reason is null)
        {
            work.Report(SecondSiteNeeds, id,
                $"{id} went through access {
                    site} and no reason for a second access is charted; it was coded through the first.",
                $"Document siteReason of {
                    id}. A medical need for both at once would support a second initial service.");
            return false;
        }

        if (Mentions(reason, RestartWords) && !(Mentions(reason, NeedWords) && RunTogether(second, first)))
        {
            work.Report(RestartNotSecondSite, id,
                $"The line of {id} was restarted; that is the same access for billing.");
            return false;
        }

        if (Mentions(reason, ConvenienceWords) || !RunTogether(second, first))
        {
            work.Report(SecondSiteNeeds, id,
                $"Access {site} of {id} was not needed at the same time as the first; it was coded through that one.",
                $"Document in siteReason of {id} why both lines were needed at once, if they were.");
            return false;
        }

        work.Report(SecondSiteNeeds, id,
            $"A second initial service is billed for access {site}, on the charted reason.",
            $"Keep the note that shows why both lines were needed at once.");
        return true;
    }

    private static bool Mentions(string reason, string[] words)
    {
        foreach (var word in words)
        {
            if (reason.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // The span from the first start to the last stop on each access; a gap in between still needs the line.
    private static bool RunTogether(List<TimedAdministration> second, List<TimedAdministration> first)
    {
        var (fromA, toA) = Window(second);
        var (fromB, toB) = Window(first);
        return fromA < toB && fromB < toA;
    }

    private static (int From, int To) Window(List<TimedAdministration> members)
    {
        var (from, to) = (int.MaxValue, int.MinValue);
        foreach (var member in members)
        {
            if (member.Start == int.MaxValue)
                continue;
            from = Math.Min(from, member.Start);
            to = Math.Max(to, member.Segments.Count > 0 ? member.Segments[^1].To : member.Start + 1);
        }

        return (from, to);
    }
}
