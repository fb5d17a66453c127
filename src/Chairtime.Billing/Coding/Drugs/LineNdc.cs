using System.Globalization;
using Chairtime.Billing.Policies;
using static Chairtime.Billing.Coding.CodingFindings;

namespace Chairtime.Billing.Coding;

/// <summary>The package code on a drug line, and how much of it was used, in the unit it is counted in.</summary>
/// <param name="Quantity">Null when neither containers nor dose show how much it was.</param>
/// <param name="Unit">UN, ML, GR or F2.</param>
internal sealed record LineNdc(string Digits, decimal? Quantity, string? Unit)
{
    // As many decimals as a claim carries (837 CTP04).
    private const int Decimals = 3;

    private bool _isGiven;

    public FormattableString Text => Quantity is not { } quantity ? $"NDC {Digits}, quantity not charted"
        : _isGiven ? $"NDC {Digits}, {quantity:0.###} {Unit} given"
        : (FormattableString)$"NDC {Digits}, {quantity:0.###} {Unit} opened";

    /// <summary>The package of which most was opened.</summary>
    /// <param name="given">The dose in the code's measure; null where nobody knows.</param>
    public static LineNdc? Of(
        CodingWork work, DrugGroup group, OpenedPackages packages, decimal? given, bool isMultiDose)
    {
        if (packages.Most is not { } most)
            return null;
        if (packages.AreSeveral)
        {
            work.Report(SeveralNdcs, group.Parts[0].Charted.Id,
                $"More than one NDC went into {group.IdText()}; the line names {
                    most.Ndc.Digits}, of which most was opened.");
        }

        if (isMultiDose || packages.Containers == 0)
        {
            return given is { } dose ? Given(work, group, most, dose, isMultiDose)
                : new LineNdc(most.Ndc.Digits, null, null);
        }

        var (sum, unit) = (0m, (string?)null);
        foreach (var package in packages.Named)
        {
            if (package.Containers <= 0)
                continue;
            if (Counted(work, package) is not { } counted || (unit is not null && unit != counted.Unit))
                return new LineNdc(most.Ndc.Digits, null, null);
            (sum, unit) = (sum + counted.Quantity, counted.Unit);
        }

        return new LineNdc(most.Ndc.Digits, sum, unit);
    }

    /// <summary>One of several packages that stand on lines of their own.</summary>
    public static LineNdc Of(CodingWork work, OpenedPackage package) => Counted(work, package) is { } counted
        ? new LineNdc(package.Ndc.Digits, counted.Quantity, counted.Unit)
        : new LineNdc(package.Ndc.Digits, null, null);

    /// <summary>The line of what was discarded names the same package; its quantity stands on the line of what was
    /// given.</summary>
    public LineNdc ForDiscarded() => this with { Quantity = null, Unit = null };

    // Containers, or their content; null where the package's unit is not known.
    private static (decimal Quantity, string Unit)? Counted(CodingWork work, OpenedPackage package)
    {
        if (work.Terms.NdcUnit == NdcCounting.Vial || package.Entry?.BillingUnit == "UN")
            return (package.Containers, "UN");
        if (package.Entry is { BillingUnit: { } unit, PackageSize: { } size })
            return (package.Containers * size, unit);
        // The chart may know what the catalogue does not: a container of so many millilitres is a liquid.
        return package.Millilitres is { } volume ? (volume, "ML") : null;
    }

    // What is left in a multiple-dose container goes to the next patient: only the dose counts. The same holds where
    // nobody charted what was opened.
    private static LineNdc Given(
        CodingWork work, DrugGroup group, OpenedPackage package, decimal dose, bool isMultiDose)
    {
        var digits = package.Ndc.Digits;
        if (package.Entry is not { Content: { } whole, BillingUnit: { } unit } entry
            || whole.In(group.Code.Unit) is not (> 0m and var content))
            return new LineNdc(digits, null, null);
        var containers = dose / content;
        if (work.Terms.NdcUnit == NdcCounting.Vial || unit == "UN")
        {
            // Part of a single-dose container cannot be said without knowing that it was opened.
            return isMultiDose || containers == decimal.Truncate(containers)
                ? new LineNdc(digits, decimal.Round(containers, Decimals), "UN") { _isGiven = true }
                : new LineNdc(digits, null, null);
        }

        return entry.PackageSize is { } size
            ? new LineNdc(digits, decimal.Round(containers * size, Decimals), unit) { _isGiven = true }
            : new LineNdc(digits, null, null);
    }

    public override string ToString() => Text.ToString(CultureInfo.InvariantCulture);
}
