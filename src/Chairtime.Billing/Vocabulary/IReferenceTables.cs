using System.Collections.Immutable;

namespace Chairtime.Billing.Vocabulary;

/// <summary>Whose edits apply: the three sets that CMS publishes.</summary>
public enum EditSetting
{
    Practitioner,
    Facility,

    /// <summary>Durable medical equipment suppliers; unit limits only.</summary>
    Equipment,
}

/// <summary>A diagnosis code in a fiscal year.</summary>
/// <param name="Code">With the dot.</param>
/// <param name="IsBillable">False for a heading, which needs more characters.</param>
public sealed record DiagnosisEntry(string Code, bool IsBillable, string Title);

/// <summary>A HCPCS Level II code or modifier, in force on the day asked.</summary>
public sealed record HcpcsEntry(string Code, string Title, string Coverage, DateRange InForce);

/// <summary>A Part B drug's payment limit in a quarter.</summary>
/// <param name="Limit">US dollars per billing unit, three decimals; null where the file says N/A.</param>
/// <param name="CoinsurancePercent">Share of the patient, in percent; null in files before that column.</param>
/// <param name="Note">The file's note; match with contains, it gets prefixes.</param>
public sealed record PaymentLimit(
    string Hcpcs, string Dosage, decimal? Limit, decimal? CoinsurancePercent, string Note, Confidence Confidence)
{
    /// <summary>The file says that the biosimilar add-on of 8 % is in this quarter's limit.</summary>
    public bool HasQualifyingAddOn => Note.Contains("8% of reference add-on", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A package code's line in the NDC to HCPCS crosswalk. One NDC may have several.</summary>
/// <param name="Ndc">As printed, hyphens out: eleven digits, or a device identifier of twelve.</param>
/// <param name="UnitsPerItem">Billing units in one item of the package.</param>
public sealed record NdcCrosswalkEntry(
    string Ndc, string Hcpcs, string Labeler, string Brand, decimal? UnitsPerItem, decimal? ItemsPerPackage);

/// <summary>A package that may be sold on the day asked, by the NDC directory.</summary>
/// <param name="Ndc">Eleven digits.</param>
public sealed record DrugPackage(string Ndc, string Name, string Labeler);

/// <summary>How a hospital outpatient department is paid for a code (OPPS Addendum B).</summary>
/// <param name="Indicator">Status indicator: K paid apart, G pass-through, N packaged ...</param>
public sealed record OutpatientStatus(string Code, string Indicator)
{
    /// <summary>Nothing is paid for it by itself.</summary>
    public bool IsPackaged => Indicator == "N";
}

/// <summary>Relative values of a service under the physician fee schedule.</summary>
public sealed record RelativeValue(
    string Code, string Modifier, string Status, decimal Work, decimal PracticeExpenseNonFacility,
    decimal PracticeExpenseFacility, decimal Malpractice, string PcTc, string Global, string MultipleProcedure,
    decimal? ConversionFactor);

/// <summary>Geographic practice cost indices of a locality.</summary>
/// <param name="Work">With the floor of 1.0 where the year has one.</param>
/// <param name="WorkWithoutFloor">Null in years whose file prints one column only.</param>
public sealed record PracticeCostIndex(
    string Mac, string Locality, string Name, decimal Work, decimal? WorkWithoutFloor, decimal PracticeExpense,
    decimal Malpractice);

/// <summary>The payment locality of a ZIP code.</summary>
/// <param name="NeedsPlusFour">The five digits do not decide: look the nine-digit code up.</param>
public sealed record ZipLocality(string Zip, string State, string Mac, string Locality, bool NeedsPlusFour);

/// <summary>A procedure-to-procedure edit in force: the second code is denied when both are billed.</summary>
/// <param name="Modifier">0 never bypassed, 1 bypassed by a modifier when services are distinct, 9 not active.</param>
public readonly record struct CodePairEdit(
    string Column1, string Column2, DateOnly From, DateOnly? Through, char Modifier, string Rationale,
    Confidence Confidence);

/// <summary>A medically unlikely edit: most units of a code that CMS expects for one patient on one day.</summary>
/// <param name="Adjudication">1 per line, 2 absolute per day, 3 per day with clinical review; 0 when not known.</param>
public sealed record UnitLimit(string Hcpcs, int Units, int Adjudication, string Rationale, Confidence Confidence);

/// <summary>Published tables, by date of service, as known on one day. The engine's one way to consult them.</summary>
public interface IReferenceTables
{
    /// <param name="code">With or without the dot.</param>
    Lookup<DiagnosisEntry> Diagnosis(string code, DateOnly day);

    Lookup<HcpcsEntry> Hcpcs(string code, DateOnly day);

    Lookup<PaymentLimit> PaymentLimit(string hcpcs, DateOnly day);

    /// <param name="ndc">Eleven or twelve digits, with or without hyphens.</param>
    Lookup<ImmutableArray<NdcCrosswalkEntry>> Crosswalk(string ndc, DateOnly day);

    /// <param name="ndc">Eleven digits.</param>
    Lookup<DrugPackage> Package(string ndc, DateOnly day);

    Lookup<OutpatientStatus> OutpatientStatus(string code, DateOnly day);

    /// <param name="modifier">Empty, 26, TC or 53.</param>
    Lookup<RelativeValue> RelativeValue(string code, string modifier, DateOnly day);

    Lookup<PracticeCostIndex> PracticeCost(string mac, string locality, DateOnly day);

    /// <summary>The indices of a state that is one locality as a whole; not found where it has several, or where a
    /// locality of another state reaches into it.</summary>
    /// <param name="state">Two letters.</param>
    Lookup<PracticeCostIndex> PracticeCostOfState(string state, DateOnly day);

    /// <param name="zip">Five or nine digits.</param>
    Lookup<ZipLocality> Locality(string zip, DateOnly day);

    /// <summary>The edit of a pair, column 1 first: ask both orders.</summary>
    Lookup<CodePairEdit> CodePair(string column1, string column2, DateOnly day, EditSetting setting);

    /// <summary>The edits among codes, of each two in both orders: asked together, a claim costs little more than a
    /// pair.</summary>
    /// <param name="codes">Each once.</param>
    PairsAmong CodePairs(ReadOnlySpan<string> codes, DateOnly day, EditSetting setting)
    {
        var among = new PairsAmong();
        foreach (var first in codes)
        {
            foreach (var second in codes)
            {
                if (first != second)
                    among.Add(first, CodePair(first, second, day, setting));
            }
        }

        return among;
    }

    Lookup<UnitLimit> UnitLimit(string hcpcs, DateOnly day, EditSetting setting);
}
