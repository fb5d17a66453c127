using System.Collections.Immutable;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Claims;

/// <summary>What is known while the claims of one visit are being made. Lives for one call.</summary>
internal sealed class ClaimWork(CodedVisit coded, ClaimContext context)
{
    private readonly List<Finding> _findings = [];

    public CodedVisit Coded => coded;

    public Visit Visit => coded.Visit;

    public ClaimContext Context => context;

    /// <summary>Insurances, primary first. A manufacturer's programme is asked by its own form, never by a
    /// claim.</summary>
    public ImmutableArray<Coverage> Coverages { get; } =
        [.. coded.Visit.Coverages.Where(static coverage => !Programmes.IsProgramme(coverage))];

    /// <summary>Of the payer that the claim goes to; decides how hard findings are.</summary>
    public PayerTerms? Terms { get; set; }

    public bool IsBlocked { get; private set; }

    public ImmutableArray<Finding> Findings => [.. _findings];

    /// <summary>Adds a finding, as hard as the payer makes it; nothing when the payer switched it off.</summary>
    public void Report(FindingKind kind, string about, FormattableString text, FormattableString? fix = null)
    {
        var severity = kind.Severity;
        if (Terms is { Severities.Count: > 0 } && Terms.Severities.TryGetValue(kind.Id, out var changed))
        {
            if (changed is null)
                return;
            severity = changed.Value;
        }

        IsBlocked |= severity == Severity.Blocks;
        if (IsSaid(kind.Id, severity))
            return;
        _findings.Add(new Finding(kind.Id, severity, about, text, fix ?? kind.GeneralFix, kind.Source)
        {
            Prevents = kind.DenialCodes,
            AtRisk = severity == Severity.Blocks ? coded.Lines.Sum(static line => line.Expected ?? line.Charge) : null,
        });
    }

    public void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            IsBlocked |= finding.Severity == Severity.Blocks;
            if (!IsSaid(finding.Rule, finding.Severity))
                _findings.Add(finding);
        }
    }

    // What a check of the visit has said already, as hard, is not said twice to whoever has to repair it.
    private bool IsSaid(string id, Severity severity)
    {
        var others = ClaimFindings.SaidByChecks.GetValueOrDefault(id);
        foreach (var finding in coded.Findings)
        {
            if (finding.Severity >= severity && (finding.Rule == id || others?.Contains(finding.Rule) == true))
                return true;
        }

        return false;
    }

    /// <summary>The address when nothing of it is missing.</summary>
    public static ClaimAddress? Whole(Address? address)
    {
        if (address is not { Line.Length: > 0, City.Length: > 0, State.Length: 2, PostalCode: { } zip })
            return null;
        var digits = ClaimText.Digits(zip);
        return digits.Length is 5 or 9
            ? new ClaimAddress(
                ClaimText.Of(address.Line), ClaimText.Of(address.City), address.State.ToUpperInvariant(), digits)
            : null;
    }
}
