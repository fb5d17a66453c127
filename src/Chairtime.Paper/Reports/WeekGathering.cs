using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Pricing;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Visits;

namespace Chairtime.Paper.Reports;

/// <summary>Takes the visits of a run one by one and keeps what the report shows of them: sums of all, and the few
/// visits that matter most. Memory does not grow with the run.</summary>
public sealed partial class WeekGathering
{
    internal const string NoNurse = "Not charted";
    private const string Administration = "Administration of drugs";
    private const string Other = "Office visits, laboratory and others";

    // Nurses, payers and reasons are texts of the charts: there may be as many as there are visits.
    private const int MostNames = 500;
    private const string Others = "Others";

    private static readonly Comparer<WorkItem> NeedsPersonFirst = Comparer<WorkItem>.Create(static (a, b) =>
    {
        var (waitsA, waitsB) = (NeedsPerson(a), NeedsPerson(b));
        if (waitsA != waitsB)
            return waitsA ? -1 : 1;
        return waitsA ? OrderOfWork.Order.Compare(a, b)
            : a.Coded.Visit.DateOfService.CompareTo(b.Coded.Visit.DateOfService);
    });

    private readonly Dictionary<string, (Tally Tally, int LastVisit)> _drugs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tally> _payers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, Tally> _days = [];
    private readonly Dictionary<string, FindingGroup> _findings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, NurseMinutes> _nurses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unpriced = new(StringComparer.Ordinal);
    private readonly TopList<(WorkItem Item, ReportedVisit Visit)> _visits;
    private readonly TopList<WorkItem> _work;
    private readonly DrugMargins _margins;

    public WeekGathering(ReportContext context)
    {
        Context = context;
        _work = new(context.MostWork, OrderOfWork.Order);
        _visits = new(context.MostVisits, Comparer<(WorkItem Item, ReportedVisit Visit)>.Create(
            static (a, b) => NeedsPersonFirst.Compare(a.Item, b.Item)));
        _margins = new DrugMargins(new DrugPurchases(
            context.Rules.Practice?.Acquisitions ?? [], context.Rules.Coding.Catalogue));
    }

    /// <summary>All visits.</summary>
    public Tally All { get; } = new("All visits");

    public IReadOnlyDictionary<DateOnly, Tally> Days => _days;

    /// <summary>Highest charge first, what goes out and what waits together.</summary>
    public IReadOnlyList<Tally> Payers => ByMoney(_payers.Values);

    /// <summary>Highest charge first. The money adds up to that of all visits, the visits do not.</summary>
    public IReadOnlyList<Tally> Drugs => ByMoney(_drugs.Values.Select(static one => one.Tally));

    internal ReportContext Context { get; }

    /// <summary>Hardest first, then most money, then most frequent.</summary>
    internal IReadOnlyList<FindingGroup> Findings => [.. _findings.Values.OrderByDescending(static one => one.Severity)
        .ThenByDescending(static one => one.AtRisk).ThenByDescending(static one => one.Count)
        .ThenBy(static one => one.Rule, StringComparer.Ordinal)];

    internal TopList<WorkItem> Work => _work;

    internal TopList<(WorkItem Item, ReportedVisit Visit)> Visits => _visits;

    internal DrugMargins Margins => _margins;

    internal IReadOnlyCollection<NurseMinutes> Nurses => _nurses.Values;

    /// <summary>Why lines that go out have no expected payment, most frequent first.</summary>
    internal IReadOnlyList<Unknown> Unpriced => [.. _unpriced.Select(static one => new Unknown(one.Key, one.Value))
        .OrderByDescending(static one => one.Count).ThenBy(static one => one.Reason, StringComparer.Ordinal)];

    public void Add(ReportedVisit visit)
    {
        var item = OrderOfWork.Item(visit.Coded, Context.Rules);
        var day = visit.Coded.Visit.DateOfService;
        var payer = Known(_payers, Payer(visit));
        All.Add(visit, item.AtRisk);
        Of(_days, day, static day => new Tally(Text(day))).Add(visit, item.AtRisk);
        Of(_payers, payer, static payer => new Tally(payer)).Add(visit, item.AtRisk);
        AddDrugs(visit, payer);
        AddFindings(visit.Coded);
        AddNurses(visit.Coded);
        AddUnpriced(visit);
        if (NeedsPerson(item))
            _work.Add(item);
        _visits.Add((item, visit));
    }

    /// <summary>The payer's name, for grouping.</summary>
    internal string Payer(ReportedVisit visit)
    {
        return visit.Claims is [var claim, ..] ? claim.Insurance.PayerName : PayerOf(visit.Coded);
    }

    /// <summary>The primary payer's name as its file has it.</summary>
    internal string PayerOf(CodedVisit coded)
    {
        var id = coded.Visit.Coverages is [var first, ..] ? first.PayerId : null;
        return id is null ? "No payer charted"
            : Context.Rules.Coding.Payers.On(id, coded.Visit.DateOfService)?.Name ?? id;
    }

    /// <summary>A line's drug with its code, or the kind of service that it is.</summary>
    internal string Service(ServiceLine line, DateOnly day)
    {
        if (char.IsAsciiLetter(line.Code[0]))
        {
            return Context.Rules.Coding.Catalogue.Find(line.Code, day) is { } drug
                ? $"{line.Code} {drug.Name}" : line.Code;
        }

        return string.CompareOrdinal(line.Code, "96360") >= 0 && string.CompareOrdinal(line.Code, "96549") <= 0
            ? Administration : Other;
    }

    internal static bool NeedsPerson(WorkItem item) => item.Coded.Disposition != Disposition.Ready;

    /// <summary>The same reason on another day is the same reason.</summary>
    internal static string OfAnyDay(string reason) => IsoDay.Replace(reason, "the day of service");

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void AddDrugs(ReportedVisit visit, string payer)
    {
        var (number, day) = (All.Visits, visit.Coded.Visit.DateOfService);
        foreach (var line in visit.Coded.Lines)
        {
            var name = Known(_drugs, Service(line, day));
            if (!_drugs.TryGetValue(name, out var one))
                one = (new Tally(name), 0);
            one.Tally.Add(visit, line);
            if (one.LastVisit != number)
            {
                one.Tally.Count(visit);
                if (char.IsAsciiLetter(line.Code[0]))
                    _margins.Add(visit, line.Code, name, payer);
            }

            _drugs[name] = one with { LastVisit = number };
        }
    }

    private void AddFindings(CodedVisit coded)
    {
        foreach (var finding in coded.Findings)
        {
            if (!_findings.TryGetValue(finding.Rule, out var group))
                _findings.Add(finding.Rule, group = new FindingGroup(finding.Rule, Context.MostOfFinding));
            group.Add(coded.Visit.VisitId, finding);
        }
    }

    private void AddNurses(CodedVisit coded)
    {
        foreach (var given in coded.Visit.Administrations)
        {
            if (given.Route is not (Route.IvInfusion or Route.SubcutaneousInfusion)
                || given.Purpose != Purpose.Treatment)
                continue;
            var name = string.IsNullOrWhiteSpace(given.GivenBy) ? NoNurse : given.GivenBy.Trim();
            Of(_nurses, Known(_nurses, name), static name => new NurseMinutes(name)).Add(coded, given);
        }
    }

    private void AddUnpriced(ReportedVisit visit)
    {
        if (visit.IsHeld)
            return;
        foreach (var line in visit.Prices)
        {
            if (line.Indeterminate is null)
                continue;
            var known = Known(_unpriced, OfAnyDay(line.Indeterminate));
            _unpriced[known] = _unpriced.GetValueOrDefault(known) + 1;
        }
    }

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay { get; }

    private static string Known<TValue>(IDictionary<string, TValue> among, string name) =>
        among.Count < MostNames || among.ContainsKey(name) ? name : Others;

    private static TValue Of<TKey, TValue>(IDictionary<TKey, TValue> among, TKey key, Func<TKey, TValue> make)
        where TKey : notnull
    {
        if (!among.TryGetValue(key, out var found))
            among.Add(key, found = make(key));
        return found;
    }

    private static IReadOnlyList<Tally> ByMoney(IEnumerable<Tally> tallies) => [.. tallies
        .OrderByDescending(static one => one.Charge + one.Waiting)
        .ThenBy(static one => one.Name, StringComparer.Ordinal)];
}
