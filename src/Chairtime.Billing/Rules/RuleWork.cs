using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;
using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>What is known while one visit is being checked; facts that rules share are worked out once.</summary>
internal sealed class RuleWork
{
    private static readonly List<(ConsultedTable Table, List<string> Codes)> NoneMissed = [];

    private readonly List<Finding> _findings = new(8);
    private List<(ConsultedTable Table, List<string> Codes)>? _notLoaded;
    private bool _isWeighed;
    private bool _isByWeightKnown;

    public RuleWork(CodedVisit coded, RuleContext context)
    {
        Coded = coded;
        Context = context;
        var known = coded.LookedUp is { } before
            && before.IsOf(coded.Visit, context.Coding.Catalogue, context.Coding.Payers) ? before : null;
        Terms = known?.Terms ?? PayerChoice.For(coded.Visit, context.Coding.Payers).Terms;
        Given = ReadGiven(known?.Drugs);
        Primary = coded.Visit.Coverages.IsEmpty ? null : coded.Visit.Coverages[0];
    }

    public CodedVisit Coded { get; }

    public Visit Visit => Coded.Visit;

    public RuleContext Context { get; }

    public PayerTerms Terms { get; }

    /// <summary>The payer as a sentence names it: by its file's name, or by its id where a general file stands in
    /// for it.</summary>
    public string PayerName => Primary?.PayerId is { } id && id != Terms.PayerId ? $"payer {id}" : Terms.Name;

    public DateOnly Day => Visit.DateOfService;

    /// <summary>Meant for a claim: what is absent is missing, rather than not told.</summary>
    public bool IsForClaim => Visit.Patient is not null;

    public IReferenceTables? Tables => Context.Coding.Tables;

    public PracticePolicies Policies => Context.Coding.Policies;

    /// <summary>By start, then id.</summary>
    public Given[] Given { get; }

    /// <summary>Lines whose code is a drug that the catalogue knows on the day, in claim order.</summary>
    public BilledDrug[] Drugs => field ??= ReadDrugs();

    public Coverage? Primary { get; }

    public decimal? WeightKg
    {
        get
        {
            if (!_isWeighed)
            {
                _isWeighed = true;
                field = Visit.Patient?.Weight is { } weight ? new Quantity(weight.Value, weight.Unit).In("kg") : null;
            }

            return field;
        }
    }

    /// <summary>The first dose that is ordered per kilogram, or whose label doses per kilogram.</summary>
    public Given? ByWeight
    {
        get
        {
            if (!_isByWeightKnown)
            {
                _isByWeightKnown = true;
                field = DocumentationRules.ByWeight(this);
            }

            return field;
        }
    }

    /// <summary>What is known of each of the visit's diagnoses, in its order.</summary>
    public ChartedDiagnosis[] Diagnoses => field ??= ChartedDiagnosis.Of(this);

    public bool IsMedicare => (Primary?.PlanType ?? Terms.PlanType) == "medicare";

    public EditSetting EditSetting =>
        Visit.Setting == Setting.Facility ? EditSetting.Facility : EditSetting.Practitioner;

    /// <summary>Full years on the day of service; null without a birth date.</summary>
    public int? Age
    {
        get
        {
            if (Visit.Patient?.BirthDate is not { } born || born > Day)
                return null;
            var years = Day.Year - born.Year;
            return born.AddYears(years) > Day ? years - 1 : years;
        }
    }

    /// <summary>Authorization matches, worked out when first asked for.</summary>
    public Authorizations.AuthorizationCheck Authorizations =>
        field ??= Billing.Authorizations.AuthorizationCheck.Of(this);

    /// <summary>Claims of the patient that were made before, oldest first.</summary>
    public IReadOnlyList<Authorizations.EarlierClaim> Earlier => field ??= Context.History.ClaimsOf(Visit);

    /// <summary>Published edits between the visit's codes, looked up when first asked for.</summary>
    public IReadOnlyList<CodePairEdit> PairEdits => field ??= CodeRules.PairEdits(this);

    /// <summary>What rules asked of tables that are not loaded for the day, in order of asking.</summary>
    public List<(ConsultedTable Table, List<string> Codes)> NotLoaded => _notLoaded ?? NoneMissed;

    /// <summary>Notes that a table could not answer for a code.</summary>
    public void Missed(ConsultedTable table, string code)
    {
        _notLoaded ??= [];
        foreach (var (known, codes) in _notLoaded)
        {
            if (known == table)
            {
                if (!codes.Contains(code))
                    codes.Add(code);
                return;
            }
        }

        _notLoaded.Add((table, [code]));
    }

    public bool HasFinding(string rule, string about)
    {
        foreach (var finding in Coded.Findings)
        {
            if (finding.Rule == rule && finding.About == about)
                return true;
        }

        return false;
    }

    /// <summary>Adds a finding with the severity that the payer gives it; nothing when the payer switched it
    /// off.</summary>
    /// <param name="about">An administration id, a line's code, or a property of the visit.</param>
    public void Report(Rule rule, string about, FormattableString message, FormattableString? fix = null) =>
        Report(rule, rule.Severity, about, message, fix);

    /// <summary>The same, where what is known makes the finding softer than its rule.</summary>
    public void Report(
        Rule rule, Severity severity, string about, FormattableString message, FormattableString? fix = null) =>
        Report(rule, severity, null, about, message, fix);

    /// <summary>The same, where a known part of a line is lost, and not the line.</summary>
    public void Lost(
        Rule rule, decimal dollars, string about, FormattableString message, FormattableString? fix = null) =>
        Report(rule, rule.Severity, dollars, about, message, fix);

    private void Report(
        Rule rule, Severity severity, decimal? lost, string about, FormattableString message, FormattableString? fix)
    {
        if (Terms.Severities.Count > 0 && Terms.Severities.TryGetValue(rule.Id, out var changed))
        {
            if (changed is null)
                return;
            severity = changed.Value;
        }

        _findings.Add(new Finding(
            rule.Id, severity, about, message, fix ?? rule.GeneralFix, rule.Source)
        {
            Prevents = rule.DenialCodes,
            Order = rule.Order,
            AtRisk = lost,
        });
    }

    /// <summary>In rule-book order, then by what they are about.</summary>
    public List<Finding> Findings()
    {
        // Rules are applied in order, and mostly report in order.
        for (var i = 1; i < _findings.Count; i++)
        {
            if (Finding.ByOrder(_findings[i - 1], _findings[i]) > 0)
            {
                _findings.Sort(Finding.ByOrder);
                break;
            }
        }

        return _findings;
    }

    private Given[] ReadGiven(DrugResolution[]? drugs)
    {
        var charted = Visit.Administrations;
        var given = new Given[charted.Length];
        for (var i = 0; i < given.Length; i++)
            given[i] = new Given(charted[i], OrderOf(charted[i]), drugs?[i], Context.Coding.Catalogue, Day);

        if (!IsInOrder(given))
        {
            Array.Sort(given, static (a, b) => a.Charted.Start != b.Charted.Start
                ? Nullable.Compare(a.Charted.Start, b.Charted.Start)
                : string.CompareOrdinal(a.Id, b.Id));
        }

        return given;
    }

    // Charts mostly list what was given as it was given.
    private static bool IsInOrder(Given[] given)
    {
        for (var i = 1; i < given.Length; i++)
        {
            var byStart = Nullable.Compare(given[i - 1].Charted.Start, given[i].Charted.Start);
            if (byStart > 0 || (byStart == 0 && string.CompareOrdinal(given[i - 1].Id, given[i].Id) > 0))
                return false;
        }

        return true;
    }

    private BilledDrug[] ReadDrugs()
    {
        var most = 0;
        foreach (var line in Coded.Lines)
            most += IsLevelTwo(line.Code) ? 1 : 0;
        var drugs = new BilledDrug[most];
        var count = 0;
        foreach (var line in Coded.Lines)
        {
            if (IsLevelTwo(line.Code) && Context.Coding.Catalogue.Find(line.Code, Day) is { } drug)
            {
                drugs[count++] = new BilledDrug(line, drug,
                    line.Administrations.IsDefaultOrEmpty ? null : GivenBy(line.Administrations[0]));
            }
        }

        if (count < most)
            Array.Resize(ref drugs, count);
        return drugs;
    }

    private static bool IsLevelTwo(string code) => code.Length == 5 && char.IsAsciiLetterUpper(code[0]);

    private Given? GivenBy(string id)
    {
        foreach (var given in Given)
        {
            if (given.Id == id)
                return given;
        }

        return null;
    }

    private Order? OrderOf(Administration charted)
    {
        if (charted.OrderId is null)
            return null;
        foreach (var order in Visit.Orders)
        {
            if (order.OrderId == charted.OrderId)
                return order;
        }

        return null;
    }
}
