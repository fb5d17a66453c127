using System.Collections.Immutable;
using System.Globalization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.CodePairs;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference;

/// <summary>The look-ups, table by table.</summary>
public sealed partial class ReferenceSnapshot
{
    private readonly Answers<DiagnosisEntry> _diagnoses;
    private readonly Answers<HcpcsEntry> _hcpcs;
    private readonly Answers<PaymentLimit> _paymentLimits;
    private readonly Answers<ImmutableArray<NdcCrosswalkEntry>> _crosswalk;
    private readonly Answers<DrugPackage> _packages;
    private readonly Answers<OutpatientStatus> _outpatient;
    private readonly Answers<RelativeValue> _relativeValues;
    private readonly Answers<PracticeCostIndex> _practiceCosts;
    private readonly Answers<PracticeCostIndex> _stateCosts;
    private readonly Answers<ZipLocality> _localities;
    private readonly Answers<UnitLimit> _unitsPractitioner;
    private readonly Answers<UnitLimit> _unitsFacility;
    private readonly Answers<UnitLimit> _unitsEquipment;
    private readonly KindSources? _pairsPractitioner;
    private readonly KindSources? _pairsFacility;

    // More codes than a claim has lines.
    private const int MostPackedAtOnce = 64;

    public Lookup<DiagnosisEntry> Diagnosis(string code, DateOnly day) => _diagnoses.Get(code, "", day);

    public Lookup<HcpcsEntry> Hcpcs(string code, DateOnly day) => _hcpcs.Get(code, "", day);

    public Lookup<PaymentLimit> PaymentLimit(string hcpcs, DateOnly day) =>
        _paymentLimits.Get(hcpcs, "", day);

    public Lookup<ImmutableArray<NdcCrosswalkEntry>> Crosswalk(string ndc, DateOnly day) =>
        _crosswalk.Get(ndc, "", day);

    public Lookup<DrugPackage> Package(string ndc, DateOnly day) => _packages.Get(ndc, "", day);

    public Lookup<OutpatientStatus> OutpatientStatus(string code, DateOnly day) => _outpatient.Get(code, "", day);

    public Lookup<RelativeValue> RelativeValue(string code, string modifier, DateOnly day) =>
        _relativeValues.Get(code, modifier, day);

    public Lookup<PracticeCostIndex> PracticeCost(string mac, string locality, DateOnly day) =>
        _practiceCosts.Get(mac, locality, day);

    public Lookup<PracticeCostIndex> PracticeCostOfState(string state, DateOnly day) =>
        _stateCosts.Get(state, "", day);

    public Lookup<ZipLocality> Locality(string zip, DateOnly day) => _localities.Get(zip, "", day);

    public Lookup<UnitLimit> UnitLimit(string hcpcs, DateOnly day, EditSetting setting) => setting switch
    {
        EditSetting.Practitioner => _unitsPractitioner.Get(hcpcs, "", day),
        EditSetting.Facility => _unitsFacility.Get(hcpcs, "", day),
        EditSetting.Equipment => _unitsEquipment.Get(hcpcs, "", day),
    };

    public Lookup<CodePairEdit> CodePair(string column1, string column2, DateOnly day, EditSetting setting)
    {
        if ((setting == EditSetting.Facility ? _pairsFacility : _pairsPractitioner) is not { } asked)
            return default;
        var sources = asked.InForce(day);
        var (first, second) = (CodeKey.Pack(column1), CodeKey.Pack(column2));
        var packed = CodePairRow.Pack(day);
        Source? complete = null;
        foreach (var source in sources)
        {
            if (source.Version.IsExtract)
            {
                // A whole table that does not list the pair has answered: an extract cannot know better.
                complete = KindSources.Whole(sources, first);
                if (complete is not null)
                    break;
            }

            var row = source.Pairs.Find(first, second, packed);
            if (row.Pair != 0)
                return new(LookupOutcome.Found, source.Pairs.Edit(row, column1, column2,
                    source.Version.Source.Confidence), source.Answer(day));
        }

        complete ??= KindSources.Whole(sources, first);
        return complete is null ? default : new(LookupOutcome.NotListed, default, complete.Answer(day));
    }

    public PairsAmong CodePairs(ReadOnlySpan<string> codes, DateOnly day, EditSetting setting)
    {
        var among = new PairsAmong();
        var sources = (setting == EditSetting.Facility ? _pairsFacility : _pairsPractitioner)?.InForce(day) ?? [];
        Span<uint> packed = codes.Length <= MostPackedAtOnce ? stackalloc uint[codes.Length] : new uint[codes.Length];
        for (var i = 0; i < codes.Length; i++)
            packed[i] = CodeKey.Pack(codes[i]);
        for (var first = 0; first < codes.Length; first++)
        {
            var whole = KindSources.Whole(sources, packed[first]);
            for (var second = 0; second < codes.Length; second++)
            {
                if (second == first || AddPair(among, sources, whole, (codes[first], codes[second]),
                    (packed[first], packed[second]), day))
                    continue;
                if (whole is null)
                    among.AddUnknown(codes[first]);
                else
                    among.AddAnswered(whole.Answer(day));
            }
        }

        return among;
    }

    private static bool AddPair(
        PairsAmong among, Source[] sources, Source? whole, (string First, string Second) codes,
        (uint First, uint Second) packed, DateOnly day)
    {
        foreach (var source in sources)
        {
            // A whole table that does not list the pair has answered: an extract cannot know better.
            if (source.Version.IsExtract && whole is not null)
                return false;
            var row = source.Pairs.Find(packed.First, packed.Second, CodePairRow.Pack(day));
            if (row.Pair == 0)
                continue;
            among.AddEdit(source.Pairs.Edit(row, codes.First, codes.Second, source.Version.Source.Confidence));
            among.AddAnswered(source.Answer(day));
            return true;
        }

        return false;
    }

    private Lookup<DiagnosisEntry> FindDiagnosis(string code, string _, DateOnly day) => One(
        TableKinds.Icd10, day, (row, _) => new DiagnosisEntry(Dotted(row["code"]), row["billable"] == "1",
            row["title"]),
        code.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant());

    private Lookup<HcpcsEntry> FindHcpcs(string code, string _, DateOnly day) => One(
        TableKinds.Hcpcs, day,
        (row, _) => new HcpcsEntry(
            row["code"], row["title"], row["coverage"], new DateRange(Day(row["added"]) ?? day, Day(row["ended"]))),
        code);

    private Lookup<PaymentLimit> FindPaymentLimit(string hcpcs, string _, DateOnly day) => One(
        TableKinds.PaymentLimits, day,
        (row, source) => new PaymentLimit(
            row["code"], row["dosage"], Decimal(row["limit"]), Decimal(row["coinsurance"]), row["note"], source),
        hcpcs);

    private Lookup<ImmutableArray<NdcCrosswalkEntry>> FindCrosswalk(string ndc, string _, DateOnly day)
    {
        var found = Rows(TableKinds.Crosswalk, day, ndc.Replace("-", "", StringComparison.Ordinal));
        ImmutableArray<NdcCrosswalkEntry> entries = found.Value is { } rows ? [.. rows.Select(row =>
            new NdcCrosswalkEntry(
            row["ndc"], row["code"], row["labeler"], row["brand"], Decimal(row["unitsPerItem"]),
            Decimal(row["packageQuantity"])))] : [];
        // The publisher says that its crosswalk is not complete: a package that it does not list is unknown.
        var outcome = found.Outcome == LookupOutcome.NotListed ? LookupOutcome.NoData : found.Outcome;
        return new(outcome, entries, found.Table);
    }

    private Lookup<DrugPackage> FindPackage(string ndc, string _, DateOnly day) => One(
        TableKinds.NdcDirectory, day, (row, _) => new DrugPackage(row["ndc"], row["name"], row["labeler"]), ndc);

    private Lookup<OutpatientStatus> FindOutpatientStatus(string code, string _, DateOnly day) => One(
        TableKinds.AddendumB, day, (row, _) => new OutpatientStatus(row["code"], row["indicator"]), code);

    private Lookup<RelativeValue> FindRelativeValue(string code, string modifier, DateOnly day) => One(
        TableKinds.RelativeValues, day,
        (row, _) => new RelativeValue(
            row["code"], row["modifier"], row["status"], Required(row["work"]), Required(row["peNonFacility"]),
            Required(row["peFacility"]), Required(row["malpractice"]), row["pcTc"], row["global"], row["multiple"],
            Decimal(row["conversionFactor"])),
        code, modifier);

    private Lookup<PracticeCostIndex> FindPracticeCost(string mac, string locality, DateOnly day) =>
        One(TableKinds.PracticeCosts, day, static (row, _) => PracticeCost(row), mac, locality);

    private static PracticeCostIndex PracticeCost(TableRow row) => new(
        row["mac"], row["locality"], row["name"], Required(row["work"]), Decimal(row["workWithoutFloor"]),
        Required(row["practiceExpense"]), Required(row["malpractice"]));

    private Lookup<PracticeCostIndex> FindStateCost(string state, string _, DateOnly day)
    {
        foreach (var source in InForce(TableKinds.PracticeCosts, day))
        {
            var rows = ((RowTable)source.Table.Value).Rows().ToList();
            var own = rows.FindAll(row => row["state"] == state);
            // The suburbs of Washington lie in Maryland and Virginia, and their locality is named after all three.
            if (own.Count == 1 && !rows.Exists(row => row["state"] != state && Names(row["name"], state)))
                return new(LookupOutcome.Found, PracticeCost(own[0]), source.Answer(day));
        }

        return default;
    }

    private static bool Names(string locality, string state) =>
        locality.Split([' ', '/', '+', ',', '.', '(', ')']).Contains(state, StringComparer.OrdinalIgnoreCase);

    // Nine digits decide where the nine-digit file is loaded, or where five are enough.
    private Lookup<ZipLocality> FindLocality(string zip, string _, DateOnly day)
    {
        var digits = zip.Replace("-", "", StringComparison.Ordinal);
        var nine = digits.Length == 9 ? ZipRow(digits, day) : default;
        if (nine.IsFound)
            return nine;
        var five = InForce(TableKinds.Zips, day).Any(source => source.Part.Length == 0)
            ? ZipRow(digits.Length > 5 ? digits[..5] : digits, day) : default;
        return digits.Length == 9 && five.Value is { NeedsPlusFour: true } ? default : five;
    }

    private Answers<UnitLimit> UnitLimits(TableKind kind) => new(
        SourcesOf(kind), (hcpcs, _, day) => One(kind, day, (row, source) => new UnitLimit(
            row["code"], int.Parse(row["units"], CultureInfo.InvariantCulture),
            int.Parse(row["adjudication"], CultureInfo.InvariantCulture), row["rationale"], source),
        hcpcs));

    private Lookup<ZipLocality> ZipRow(string zip, DateOnly day) => One(
        TableKinds.Zips, day,
        (row, _) => new ZipLocality(row["zip"], row["state"], row["mac"], row["locality"], row["plusFour"] == "1"),
            zip);

    private Lookup<T> One<T>(TableKind kind, DateOnly day, Func<TableRow, Confidence, T> read, params string[] key)
        where T : class
    {
        var found = Rows(kind, day, key);
        return found.Value is { } rows
            ? new(LookupOutcome.Found, read(rows[0], found.Table!.Source.Confidence), found.Table)
            : new(found.Outcome, null, found.Table);
    }

    private static string Dotted(string code) => code.Length > 3 ? code[..3] + "." + code[3..] : code;

    private static decimal? Decimal(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Required(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => Reading.Days.TryParse(text, out var day) ? day : null;
}
