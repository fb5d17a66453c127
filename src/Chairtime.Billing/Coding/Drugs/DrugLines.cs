using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Drug lines: one drug of the day after the other, in the order in which they were given.</summary>
internal static class DrugLines
{
    public static void Write(CodingWork work)
    {
        var groups = new List<DrugGroup>(work.Administrations.Count);
        foreach (var timed in work.Administrations)
        {
            if (Billable(work, timed) is not { } code)
                continue;
            var group = Find(groups, code, timed);
            if (group is null)
                groups.Add(group = new DrugGroup(code, timed.Charted.Acquired, timed.IsIv));
            group.Parts.Add(timed);
        }

        // The dearest codes first is what a claim reader expects: the drug of the main reason, then the others as
        // given.
        if (groups.Count > 1)
            SortMainFirst(work, groups);
        foreach (var group in groups)
            DrugGroupLines.Write(work, group);
    }

    private static void SortMainFirst(CodingWork work, List<DrugGroup> groups) =>
        groups.Sort((a, b) =>
        {
            var (mainA, mainB) = (IsMain(work, a), IsMain(work, b));
            return mainA != mainB ? (mainA ? -1 : 1) : VisitCoder.ByStartThenId(a.Parts[0], b.Parts[0]);
        });

    private static DrugGroup? Find(List<DrugGroup> groups, DrugCode code, TimedAdministration timed)
    {
        foreach (var group in groups)
        {
            // The catalogue has one record for a code and its days, so the same code is the same record.
            if (ReferenceEquals(group.Code, code) && group.Acquired == timed.Charted.Acquired
                && group.IsIv == timed.IsIv)
                return group;
        }

        return null;
    }

    private static bool IsMain(CodingWork work, DrugGroup group)
    {
        foreach (var part in group.Parts)
        {
            if (part.Charted.Id == work.Visit.PrimaryReason)
                return true;
        }

        return false;
    }

    // Fluid that only its name or its use tells of: nobody asks for a drug line, so nobody is asked which one it is.
    private static bool IsUncountedFluid(TimedAdministration timed)
    {
        var charted = timed.Charted;
        if (timed.Kind != AdministrationKind.Hydration || charted.Dose is not null)
            return false;
        return charted.Volume is null || (charted.Drug.Hcpcs is null && charted.Drug.Ndc is null);
    }

    private static DrugCode? Billable(CodingWork work, TimedAdministration timed)
    {
        var charted = timed.Charted;
        if (charted.Purpose != Purpose.Treatment || charted.Route is Route.Flush or Route.Oral
            || AdministrationSorting.IsNumbing(timed))
            return null;
        if (charted.Dose is { Value: 0 })
        {
            work.Report(DoseZero, charted.Id, $"The dose of {charted.Id} is {charted.Dose}: nothing was given.",
                $"Correct dose of {charted.Id}; if nothing was given, remove {charted.Id}.");
            return null;
        }

        if (charted.Acquired == Acquired.Supplied)
        {
            work.Report(
                SuppliedDrug, charted.Id,
                    $"The drug of {charted.Id} was supplied, not bought: only giving it is billed.");
            return null;
        }

        if (IsUncountedFluid(timed))
        {
            if (charted.Volume is null)
                work.Report(FluidNotBilled, charted.Id, $"{charted.Id} is fluid without a charted amount.");
            else
                work.Report(FluidNotBilled, charted.Id,
                    $"{charted.Id} is fluid charted by its name, which does not tell which bag it was.",
                    $"Chart its code or NDC if it is to be billed.");
            return null;
        }

        DrugResolutionFindings.Report(work, timed);
        if (timed.Drug.Code is not { } code || timed.Drug.Problem is ResolutionProblem.Contradictory)
            return null;
        if (charted.Dose is not null)
            return code;
        if (code.Family == AdministrationFamily.Hydration && charted.Volume is not null)
            return code;
        work.Report(DoseMissing, charted.Id, $"{charted.Id} ({code.Hcpcs}) has no dose, so no units can be billed.",
            $"Document dose of {charted.Id}.");
        return null;
    }
}

/// <summary>What of one code was given that day by one kind of route.</summary>
internal sealed class DrugGroup(DrugCode code, Acquired acquired, bool isIv)
{
    private ImmutableArray<string> _ids;

    public DrugCode Code { get; } = code;

    public Acquired Acquired { get; } = acquired;

    public bool IsIv { get; } = isIv;

    public List<TimedAdministration> Parts { get; } = new(1);

    /// <summary>Ids of its administrations, made once; asked for when all parts are in.</summary>
    public ImmutableArray<string> Ids => _ids.IsDefault ? _ids = TimedAdministration.IdsOf(Parts) : _ids;

    public string IdText() => Parts.Count == 1 ? Parts[0].Charted.Id : string.Join(", ", Ids);
}
