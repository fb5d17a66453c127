using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>Which diagnoses support a line: the order's, then those the catalogue ties to the drug, then the visit's
/// first.</summary>
internal sealed class DiagnosisPointers(CodingWork work)
{
    public const int OnClaim = 12;
    public const int OnLine = 4;

    // Volume depletion, electrolyte disorders, vomiting, hypotension, acute kidney failure: what fluid is given for.
    private static readonly string[] FluidDiagnoses = ["E86", "E87", "R11", "I95", "N17"];

    /// <summary>The diagnoses that the claim can carry, in the visit's order.</summary>
    private readonly ImmutableArray<string> _onClaim = work.Visit.Diagnoses.Length > OnClaim
        ? work.Visit.Diagnoses[..OnClaim]
        : work.Visit.Diagnoses;

    private ImmutableArray<string>? _mainReason;

    /// <summary>True when the visit carries a diagnosis that fluid by itself is given for.</summary>
    public bool HasOwnForFluid => _onClaim.Any(static code => IsForFluid(code));

    /// <summary>The visit's most important diagnoses, as many as a line can point at.</summary>
    public ImmutableArray<string> OfVisit => _onClaim.Length > OnLine ? _onClaim[..OnLine] : _onClaim;

    /// <summary>What supports a line that rests on these administrations.</summary>
    public ImmutableArray<string> For(List<TimedAdministration> parts)
    {
        if (_onClaim.Length <= 1)
            return _onClaim;
        if (parts.Count == 1)
            return Own(parts[0]) is { IsEmpty: false } own ? own : OfMainReason;
        var found = new List<string>(OnLine);
        foreach (var part in parts)
        {
            foreach (var code in Own(part))
                AddKnown(code, found);
        }

        return found.Count == 0 ? OfMainReason : [.. found];
    }

    public void Check(List<TimedAdministration> administrations)
    {
        if (work.Visit.Diagnoses.IsEmpty)
            work.Report(DiagnosisMissing, "diagnoses", $"The visit has no diagnosis, so no line can point at one.");
        if (work.Visit.Diagnoses.Length > OnClaim)
        {
            work.Report(DiagnosisTooMany, "diagnoses",
                $"{work.Visit.Diagnoses.Length} diagnoses are charted; a claim carries {OnClaim}.");
        }

        if (_onClaim.Length < 2)
            return;
        foreach (var timed in administrations)
        {
            if (Own(timed).IsEmpty && timed.Drug.Code is not null && timed.Kind != AdministrationKind.Hydration)
            {
                work.Report(DiagnosisAssumed, timed.Charted.Id,
                    $"Nothing ties a diagnosis to {timed.Charted.Id}; its lines point at {
                        string.Join(", ", OfMainReason)}.",
                    $"Put the diagnosis on the order of {timed.Charted.Id}.");
            }
        }
    }

    // What nothing ties a diagnosis to is given for the drug that the visit was made for (a premedication), else for
    // the visit's first diagnosis.
    private ImmutableArray<string> OfMainReason
    {
        get
        {
            if (_mainReason is { } known)
                return known;
            foreach (var timed in work.Administrations)
            {
                if (timed.Charted.Id == work.Visit.PrimaryReason && Own(timed) is { IsEmpty: false } own)
                    return (_mainReason = own).Value;
            }

            return (_mainReason = [_onClaim[0]]).Value;
        }
    }

    // Asked for by each line of the administration, worked out once.
    private ImmutableArray<string> Own(TimedAdministration timed)
    {
        if (timed.Diagnoses.IsDefault)
        {
            timed.Diagnoses = OfOrder(timed) ?? Found(timed);
        }

        return timed.Diagnoses;
    }

    // The list of the order itself, where the claim carries each of its codes: nearly always.
    private ImmutableArray<string>? OfOrder(TimedAdministration timed)
    {
        if (OrderOf(timed.Charted) is not { Diagnoses: { Length: > 0 and <= OnLine } listed })
            return null;
        for (var i = 0; i < listed.Length; i++)
        {
            if (!_onClaim.Contains(listed[i]) || listed.AsSpan(0, i).Contains(listed[i]))
                return null;
        }

        return listed;
    }

    private ImmutableArray<string> Found(TimedAdministration timed)
    {
        var found = new List<string>(OnLine);
        AddFor(timed, found);
        return [.. found];
    }

    private void AddFor(TimedAdministration timed, List<string> found)
    {
        var order = OrderOf(timed.Charted);
        if (order is { Diagnoses.IsEmpty: false })
        {
            var before = found.Count;
            foreach (var code in order.Diagnoses)
                AddKnown(code, found);
            if (found.Count > before)
                return;
        }

        if (timed.Kind == AdministrationKind.Hydration)
        {
            foreach (var code in _onClaim)
            {
                if (IsForFluid(code))
                    AddKnown(code, found);
            }

            return;
        }

        if (timed.Drug.Code is not { Diagnoses.IsEmpty: false } drug)
            return;
        foreach (var code in _onClaim)
        {
            foreach (var prefix in drug.Diagnoses)
            {
                if (code.StartsWith(prefix, StringComparison.Ordinal))
                {
                    AddKnown(code, found);
                    break;
                }
            }
        }
    }

    private Order? OrderOf(Administration charted)
    {
        if (charted.OrderId is null)
            return null;
        foreach (var order in work.Visit.Orders)
        {
            if (order.OrderId == charted.OrderId)
                return order;
        }

        return null;
    }

    private void AddKnown(string code, List<string> found)
    {
        if (found.Count < OnLine && _onClaim.Contains(code) && !found.Contains(code))
            found.Add(code);
    }

    private static bool IsForFluid(string code)
    {
        foreach (var prefix in FluidDiagnoses)
        {
            if (code.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
