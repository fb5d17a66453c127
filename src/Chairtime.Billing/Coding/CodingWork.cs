using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Vocabulary;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>What is known while one visit is being coded. Lives for one call and is never shared.</summary>
internal sealed class CodingWork
{
    private readonly List<Finding> _findings = new(8);
    private readonly List<DerivationStep> _steps = new(8);

    public CodingWork(Visit visit, CodingContext context, PayerTerms terms)
    {
        Visit = visit;
        Context = context;
        Terms = terms;
        Clock = new DayClock(visit.DateOfService, context.TimeZone);
        Pointers = new DiagnosisPointers(this);
        Drugs = new DrugResolution[visit.Administrations.Length];
    }

    public Visit Visit { get; }

    public CodingContext Context { get; }

    public PayerTerms Terms { get; }

    public DayClock Clock { get; }

    public DiagnosisPointers Pointers { get; }

    /// <summary>What the catalogue makes of each administration, in the order of the chart.</summary>
    public DrugResolution[] Drugs { get; }

    public bool IsFacility => Visit.Setting == Setting.Facility;

    /// <summary>By start, then id, so that the order in the chart never matters.</summary>
    public List<TimedAdministration> Administrations { get; } = [];

    public LineList AdministrationLines { get; } = new();

    public LineList DrugLines { get; } = new();

    public LineList OtherLines { get; } = new();

    public List<TimedService> Services { get; } = [];

    /// <summary>True when an administration has no line only because its times are missing or cannot be true.</summary>
    public bool AwaitsTimes { get; set; }

    /// <summary>An empty list for the steps of the next line, the same one for each: a line copies what it
    /// keeps.</summary>
    public List<DerivationStep> BeginSteps()
    {
        _steps.Clear();
        return _steps;
    }

    /// <summary>59, or the X modifier that says more, as the payer wants it.</summary>
    public string DistinctModifier(string precise) =>
        Terms.DistinctService == DistinctService.XModifiers ? precise : "59";

    /// <summary>Adds a finding with the severity that the payer gives it; nothing when the payer switched it
    /// off.</summary>
    public void Report(FindingKind kind, string about, FormattableString message, FormattableString? fix = null) =>
        Report(kind, kind.Severity, about, message, fix);

    /// <summary>The same, where the payer's policy makes the finding harder or softer than its kind.</summary>
    public void Report(
        FindingKind kind, Severity severity, string about, FormattableString message, FormattableString? fix = null)
    {
        if (Terms.Severities.Count > 0 && Terms.Severities.TryGetValue(kind.Id, out var changed))
        {
            if (changed is null)
                return;
            severity = changed.Value;
        }

        _findings.Add(new Finding(kind.Id, severity, about, message, fix ?? kind.GeneralFix, kind.Source)
        {
            Prevents = kind.DenialCodes,
            Order = kind.Order,
        });
    }

    /// <summary>Says that the payer's policy, or the default, decided where authorities differ.</summary>
    public void ReportChoice(string property, string about, FormattableString message)
    {
        // Sources are kept by the file's own properties: hydration, not hydration.interrupted.
        var dot = property.IndexOf('.', StringComparison.Ordinal);
        var source = Terms.Sources.TryGetValue(dot < 0 ? property : property[..dot], out var citation)
            ? citation.ToString()
            : "product default";
        Report(CodingFindings.PayerChoice, about, $"{message} ({property}: {source}).",
            $"Set {property} in the payer's file if this payer wants it otherwise.");
    }

    public ImmutableArray<Finding> Findings()
    {
        if (_findings.Count > 1)
            _findings.Sort(Finding.ByOrder);
        return [.. _findings];
    }
}
