using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Coding;

/// <summary>Drugs that a hospital is paid for only as a part of what they were given with.</summary>
internal static class PackagedDrugs
{
    /// <summary>True when the quarter's Addendum B is loaded and packages the code; a practice's drugs never
    /// are.</summary>
    public static bool Is(IReferenceTables? tables, Visit visit, string code) => visit.Setting == Setting.Facility
        && tables?.OutpatientStatus(code, visit.DateOfService) is { Value.IsPackaged: true };
}
