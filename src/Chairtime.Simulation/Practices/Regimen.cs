using System.Collections.Immutable;
using Chairtime.Billing.Visits;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Simulation.Practices;

/// <summary>How a dose is chosen.</summary>
internal abstract record DoseModel
{
    /// <summary>So much for each kilogram, to the whole <paramref name="Step"/>, at most
    /// <paramref name="Most"/>.</summary>
    public sealed record PerKilogram(ImmutableArray<decimal> Amounts, decimal Step, decimal? Most = null) : DoseModel;

    /// <summary>One amount for each band of weight, named by the kilograms under which it holds.</summary>
    public sealed record Bands(ImmutableArray<(decimal Below, decimal Amount)> Of) : DoseModel;

    /// <summary>One of a few amounts.</summary>
    public sealed record Fixed(ImmutableArray<decimal> Amounts) : DoseModel;
}

/// <summary>A container that the practice stocks.</summary>
/// <param name="Size">Content, in the regimen's unit.</param>
internal sealed record Package(string Ndc, decimal Size, bool IsSingleDose = true);

/// <summary>A drug as this practice gives it.</summary>
/// <param name="Share">Visits in a usual week of 120.</param>
/// <param name="Minutes">Usual running time; 0 for what is injected.</param>
/// <param name="Weeks">From one dose to the next.</param>
/// <param name="Diagnoses">What it is given for here.</param>
internal sealed record Regimen(
    string Name, string Hcpcs, int Share, Route Route, int Minutes, int Weeks, ImmutableArray<string> Diagnoses)
{
    public string Unit { get; init; } = "mg";

    public required DoseModel Dose { get; init; }

    public required ImmutableArray<Package> Packages { get; init; }

    /// <summary>What one billing unit of the code holds, in <see cref="Unit"/>.</summary>
    public required decimal PerUnit { get; init; }

    /// <summary>Asks for consent, pre-medication and, of most payers, an authorization.</summary>
    public bool IsBiologic { get; init; } = true;

    /// <summary>What a long course of it is coded with.</summary>
    public string? LongTerm { get; init; } = "Z79.620";

    /// <summary>Given by a procedure that is coded elsewhere (a joint injection).</summary>
    public string? Procedure { get; init; }

    /// <summary>Mostly for women past the menopause.</summary>
    public bool IsForBone { get; init; }

    /// <summary>Pre-medicated so many times in a thousand.</summary>
    public int Premedicated { get; init; }

    /// <summary>Payers that ask for authorizations ask for one for this drug.</summary>
    public bool NeedsAuthorization => IsBiologic || Unit == "g" || Hcpcs is "J0897" or "Q5136" or "J3111";

    public bool IsInfused => Route == Route.IvInfusion;

    /// <summary>Whole billing units of an amount, begun ones counted.</summary>
    public int Units(decimal amount) => (int)Math.Ceiling(amount / PerUnit);

    public Quantity Amount(decimal value) => new(value, Unit);

    /// <param name="use">What it is given for, and how much of it.</param>
    public static Regimen Infused(
        string name, string hcpcs, int share, int minutes, int weeks, Use use,
        params ImmutableArray<Package> packages) =>
        new(name, hcpcs, share, Route.IvInfusion, minutes, weeks, use.Diagnoses)
        {
            Dose = use.Dose, PerUnit = use.PerUnit, Packages = packages,
        };

    public static Regimen Injected(
        string name, string hcpcs, int share, Route route, int weeks, Use use,
        params ImmutableArray<Package> packages) =>
        new(name, hcpcs, share, route, 0, weeks, use.Diagnoses)
        {
            Dose = use.Dose, PerUnit = use.PerUnit, Packages = packages,
        };

    /// <summary>Not a biologic: no consent, no pre-medication, no code for its long use.</summary>
    public Regimen Plain() => this with { IsBiologic = false, LongTerm = null };
}

/// <summary>How much of a drug is given, what one billing unit holds, and what it is given for.</summary>
internal readonly record struct Use(DoseModel Dose, decimal PerUnit, params ImmutableArray<string> Diagnoses);
