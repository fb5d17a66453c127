using System.Globalization;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Coding;

namespace Chairtime.Billing.Claims;

/// <summary>The package code of a drug line with its quantity (loop 2410, item 24 shaded).</summary>
internal static class LineDrug
{
    private static readonly string[] Units = ["UN", "ML", "GR", "F2", "ME"];

    public static ClaimDrug? Of(ClaimWork work, ServiceLine line)
    {
        if (line.Ndc is null && line.NdcQuantity is null && line.NdcUnit is null)
            return null;
        var counted = NdcShares.IsDiscarded(line) && line is { NdcQuantity: null, NdcUnit: null }
            ? NdcShares.GivenBeside(work.Coded, line) : line;
        // What was opened is counted on the line of what was given: LIN without CTP would be no loop.
        if (counted is not null && !ReferenceEquals(counted, line) && work.Terms is not { SplitsNdcQuantity: true })
            return null;
        // A line holds one package: where nobody asks for it, none is truer than one with another's quantity.
        if (work.Terms is not { NdcRequired: true } && Packages(work, line) > 1)
        {
            work.Report(ClaimFindings.NdcLeftOut, line.Code,
                $"{line.Code} came from packages of several NDCs, and a line names one.",
                $"Nothing, when the payer can do without; otherwise set ndc.required in the payer's file.");
            return null;
        }

        var quantity = work.Terms is { SplitsNdcQuantity: true }
            ? NdcShares.Of(work.Coded, line) : line.NdcQuantity;
        return Checked(work, line, quantity, (counted ?? line).NdcUnit);
    }

    private static int Packages(ClaimWork work, ServiceLine line) => work.Visit.Administrations
        .Where(given => line.Administrations.Contains(given.Id))
        .SelectMany(static given => given.Vials.Select(static vial => vial.Ndc))
        .Select(static written => Ndc.TryParse(written, out var ndc) ? ndc.Digits : null)
        .OfType<string>().Distinct(StringComparer.Ordinal).Count();

    private static ClaimDrug? Checked(ClaimWork work, ServiceLine line, decimal? quantity, string? unit)
    {
        var isWhole = line.Ndc is { Length: 11 } ndc && ndc.All(char.IsAsciiDigit);
        if (isWhole && quantity is > 0 and < 100_000_000 && decimal.Round(quantity.Value, 3) == quantity.Value
            && Array.IndexOf(Units, unit) >= 0)
        {
            return new ClaimDrug(line.Ndc!, quantity.Value, unit!);
        }

        var text = quantity?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
        var isWanted = work.Terms is { NdcRequired: true };
        work.Report(isWanted ? ClaimFindings.NdcIncomplete : ClaimFindings.NdcLeftOut, line.Code,
            $"{line.Code} has NDC {line.Ndc ?? "nothing"}, quantity {text}, unit {unit ?? "nothing"}.");
        return null;
    }
}
