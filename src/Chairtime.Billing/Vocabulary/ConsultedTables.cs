using System.Collections.Immutable;

namespace Chairtime.Billing.Vocabulary;

/// <summary>
/// Published tables that note which versions answered, so that a result can name what it relied on. One for each
/// visit; not for use by several threads.
/// </summary>
public sealed class ConsultedTables(IReferenceTables tables) : IReferenceTables
{
    private readonly List<TableVersion> _versions = [];

    /// <summary>The versions that answered, in order of table, then of days.</summary>
    public ImmutableArray<TableVersion> Versions
    {
        get
        {
            if (_versions.Count > 1)
                _versions.Sort(InOrder);
            return [.. _versions];
        }
    }

    public Lookup<DiagnosisEntry> Diagnosis(string code, DateOnly day) => Noted(tables.Diagnosis(code, day));

    public Lookup<HcpcsEntry> Hcpcs(string code, DateOnly day) => Noted(tables.Hcpcs(code, day));

    public Lookup<PaymentLimit> PaymentLimit(string hcpcs, DateOnly day) => Noted(tables.PaymentLimit(hcpcs, day));

    public Lookup<ImmutableArray<NdcCrosswalkEntry>> Crosswalk(string ndc, DateOnly day) =>
        Noted(tables.Crosswalk(ndc, day));

    public Lookup<DrugPackage> Package(string ndc, DateOnly day) => Noted(tables.Package(ndc, day));

    public Lookup<OutpatientStatus> OutpatientStatus(string code, DateOnly day) =>
        Noted(tables.OutpatientStatus(code, day));

    public Lookup<RelativeValue> RelativeValue(string code, string modifier, DateOnly day) =>
        Noted(tables.RelativeValue(code, modifier, day));

    public Lookup<PracticeCostIndex> PracticeCost(string mac, string locality, DateOnly day) =>
        Noted(tables.PracticeCost(mac, locality, day));

    public Lookup<PracticeCostIndex> PracticeCostOfState(string state, DateOnly day) =>
        Noted(tables.PracticeCostOfState(state, day));

    public Lookup<ZipLocality> Locality(string zip, DateOnly day) => Noted(tables.Locality(zip, day));

    public Lookup<CodePairEdit> CodePair(string column1, string column2, DateOnly day, EditSetting setting) =>
        Noted(tables.CodePair(column1, column2, day, setting));

    public PairsAmong CodePairs(ReadOnlySpan<string> codes, DateOnly day, EditSetting setting)
    {
        var among = tables.CodePairs(codes, day, setting);
        foreach (var version in among.Answered)
            Note(version);
        return among;
    }

    public Lookup<UnitLimit> UnitLimit(string hcpcs, DateOnly day, EditSetting setting) =>
        Noted(tables.UnitLimit(hcpcs, day, setting));

    private Lookup<T> Noted<T>(Lookup<T> found)
    {
        if (found is { IsKnown: true, Table: { } version })
            Note(version);
        return found;
    }

    private void Note(TableVersion version)
    {
        if (!IsNoted(version))
            _versions.Add(version);
    }

    // A handful at most: a set would cost more than it saves.
    private bool IsNoted(TableVersion version)
    {
        foreach (var noted in _versions)
        {
            if (ReferenceEquals(noted, version))
                return true;
        }

        return false;
    }

    private static int InOrder(TableVersion one, TableVersion other)
    {
        var byTable = string.CompareOrdinal(one.Table, other.Table);
        if (byTable != 0)
            return byTable;
        var byDay = one.Coverage.From.CompareTo(other.Coverage.From);
        return byDay != 0 ? byDay : string.CompareOrdinal(one.Sha256, other.Sha256);
    }
}
