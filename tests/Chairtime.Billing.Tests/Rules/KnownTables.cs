using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Tests.Rules;

/// <summary>Published tables that a test fills with what it needs; the rest is not known.</summary>
internal sealed class KnownTables : IReferenceTables
{
    private static readonly TableVersion Version = new(
        "test", "test", new DateRange(new DateOnly(2000, 1, 1)), null, "", false,
        new Citation("invented for tests", ""));

    /// <summary>Every code is in force and nothing is paired or limited, unless the test says otherwise.</summary>
    public bool IsComplete { get; set; }

    public Dictionary<string, bool> Diagnoses { get; } = new(StringComparer.Ordinal);

    public HashSet<string> DiagnosesGone { get; } = new(StringComparer.Ordinal);

    public HashSet<string> CodesGone { get; } = new(StringComparer.Ordinal);

    /// <summary>Status indicators of hospital outpatient payment, by code.</summary>
    public Dictionary<string, string> OutpatientStatuses { get; } = new(StringComparer.Ordinal);

    public HashSet<string> PackagesGone { get; } = new(StringComparer.Ordinal);

    public List<CodePairEdit> Pairs { get; } = [];

    public Dictionary<string, UnitLimit> Limits { get; } = new(StringComparer.Ordinal);

    public Lookup<DiagnosisEntry> Diagnosis(string code, DateOnly day) =>
        DiagnosesGone.Contains(code) ? new(LookupOutcome.NotListed, null, Version)
        : Diagnoses.TryGetValue(code, out var isBillable)
            ? new(LookupOutcome.Found, new DiagnosisEntry(code, isBillable, ""), Version)
        : IsComplete ? new(LookupOutcome.Found, new DiagnosisEntry(code, true, ""), Version)
        : default;

    public Lookup<HcpcsEntry> Hcpcs(string code, DateOnly day) =>
        CodesGone.Contains(code) ? new(LookupOutcome.NotListed, null, Version) : default;

    public Lookup<PaymentLimit> PaymentLimit(string hcpcs, DateOnly day) => default;

    public Lookup<ImmutableArray<NdcCrosswalkEntry>> Crosswalk(string ndc, DateOnly day) => default;

    public Lookup<DrugPackage> Package(string ndc, DateOnly day) =>
        PackagesGone.Contains(ndc) ? new(LookupOutcome.NotListed, null, Version) : default;

    public Lookup<OutpatientStatus> OutpatientStatus(string code, DateOnly day) =>
        OutpatientStatuses.TryGetValue(code, out var indicator)
            ? new(LookupOutcome.Found, new OutpatientStatus(code, indicator), Version) : default;

    public Lookup<RelativeValue> RelativeValue(string code, string modifier, DateOnly day) => default;

    public Lookup<PracticeCostIndex> PracticeCost(string mac, string locality, DateOnly day) => default;

    public Lookup<PracticeCostIndex> PracticeCostOfState(string state, DateOnly day) => default;

    public Lookup<ZipLocality> Locality(string zip, DateOnly day) => default;

    public Lookup<CodePairEdit> CodePair(string column1, string column2, DateOnly day, EditSetting setting)
    {
        foreach (var pair in Pairs)
        {
            if (pair.Column1 == column1 && pair.Column2 == column2)
                return new(LookupOutcome.Found, pair, Version);
        }

        return IsComplete ? new(LookupOutcome.NotListed, default, Version) : default;
    }

    public Lookup<UnitLimit> UnitLimit(string hcpcs, DateOnly day, EditSetting setting) =>
        Limits.TryGetValue(hcpcs, out var limit) ? new(LookupOutcome.Found, limit, Version)
        : IsComplete ? new(LookupOutcome.NotListed, null, Version)
        : default;
}
