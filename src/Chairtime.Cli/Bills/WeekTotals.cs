using Chairtime.Billing.Coding;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Cli.Bills;

/// <summary>A kind of finding over all visits of a run.</summary>
/// <param name="AtRisk">US dollars; what is not worked out counts nothing.</param>
internal sealed record FindingTotal(string Rule, Severity Severity, int Count, decimal AtRisk, string Fix);

/// <summary>What the visits of a run come to.</summary>
internal sealed class WeekTotals
{
    private readonly Dictionary<string, FindingTotal> _findings = new(StringComparer.Ordinal);

    public int Ready { get; private set; }

    /// <summary>Went out, although a person should look.</summary>
    public int Review { get; private set; }

    public int Held { get; private set; }

    public int Claims { get; private set; }

    /// <summary>US dollars of the claims that go out.</summary>
    public decimal Charge { get; private set; }

    public decimal Expected { get; private set; }

    /// <summary>Lines that go out of which nobody can say what they bring.</summary>
    public int WithoutExpected { get; private set; }

    /// <summary>US dollars charged on held visits.</summary>
    public decimal HeldCharge { get; private set; }

    /// <summary>Costliest first, then most frequent.</summary>
    public IEnumerable<FindingTotal> Findings => _findings.Values
        .OrderByDescending(static one => one.Severity).ThenByDescending(static one => one.AtRisk)
        .ThenByDescending(static one => one.Count).ThenBy(static one => one.Rule, StringComparer.Ordinal);

    public void Add(BilledVisit visit)
    {
        var lines = visit.Coded.Lines;
        if (visit.IsHeld)
        {
            Held++;
            HeldCharge += lines.Sum(static line => line.Charge ?? 0);
        }
        else
        {
            if (visit.Coded.Disposition == Disposition.Review)
                Review++;
            else
                Ready++;
            Claims += visit.Claims.Length;
            Charge += visit.Claims.Sum(static claim => claim.Claim.Charge);
            Expected += lines.Sum(static line => line.Expected ?? 0);
            WithoutExpected += lines.Count(static line => line.Expected is null);
        }

        foreach (var finding in visit.Coded.Findings)
        {
            var total = _findings.GetValueOrDefault(finding.Rule)
                ?? new FindingTotal(finding.Rule, finding.Severity, 0, 0, finding.Fix.ToString(null));
            _findings[finding.Rule] = total with
            {
                Count = total.Count + 1,
                // The fix of one visit names its own lines; what holds for several is said in general.
                Fix = total.Count == 0 ? total.Fix : GeneralFixes.Of(finding.Rule) ?? total.Fix,
                AtRisk = total.AtRisk + (finding.AtRisk ?? 0),
                Severity = finding.Severity > total.Severity ? finding.Severity : total.Severity,
            };
        }
    }
}
