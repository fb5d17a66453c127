using Chairtime.Billing.Claims;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Rules;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Paper.Reports;

/// <summary>A finding of one visit.</summary>
internal readonly record struct VisitFinding(string VisitId, Finding Finding);

/// <summary>All findings of one rule, with the visits that they cost most on.</summary>
internal sealed class FindingGroup(string rule, int most)
{
    private static readonly Comparer<VisitFinding> ByMoney = Comparer<VisitFinding>.Create(static (a, b) =>
    {
        var byMoney = Nullable.Compare(b.Finding.AtRisk, a.Finding.AtRisk);
        return byMoney != 0 ? byMoney : string.CompareOrdinal(a.VisitId, b.VisitId);
    });

    private readonly TopList<VisitFinding> _visits = new(most, ByMoney);

    public string Rule { get; } = rule;

    /// <summary>The hardest that a visit's payer makes of it.</summary>
    public Severity Severity { get; private set; }

    public int Count => _visits.Count;

    /// <summary>US dollars; what is not worked out counts nothing.</summary>
    public decimal AtRisk { get; private set; }

    public Finding? Example => _visits.First.Count > 0 ? _visits.First[0].Finding : null;

    public IReadOnlyList<VisitFinding> Visits => _visits.First;

    public int LeftOut => _visits.LeftOut;

    /// <summary>What it means and what to do, in general; what its first visit says when the rule is not
    /// listed.</summary>
    public (string Meaning, string Remedy) Words
    {
        get
        {
            if (RuleBook.Find(Rule) is { } checkedBy)
                return (checkedBy.Meaning, checkedBy.Remedy);
            foreach (var kind in CodingFindings.All.Concat(ClaimFindings.All))
            {
                if (kind.Id == Rule)
                    return (kind.Meaning, kind.Remedy);
            }

            return Example is { } example
                ? (example.Message, example.Fix.ToString(System.Globalization.CultureInfo.InvariantCulture)) : ("", "");
        }
    }

    public void Add(string visitId, Finding finding)
    {
        _visits.Add(new VisitFinding(visitId, finding));
        AtRisk += finding.AtRisk ?? 0;
        if (finding.Severity > Severity)
            Severity = finding.Severity;
    }
}
