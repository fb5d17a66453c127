using System.Globalization;

namespace Chairtime.Billing.Vocabulary;

/// <summary>An amount with its UCUM-style unit, exactly as charted: <c>413 mg</c>.</summary>
/// <param name="Unit">One of <see cref="KnownUnits"/>.</param>
public readonly record struct Quantity(decimal Value, string Unit)
{
    /// <summary>Every unit a visit may use.</summary>
    public static IReadOnlyList<string> KnownUnits { get; } =
        ["mg", "g", "ug", "mL", "L", "[iU]", "mg/kg", "mL/h", "h", "min", "d", "wk", "kg", "[lb_av]", "{dose}", "meq"];

    /// <summary>The same amount in another unit, or null when the two do not measure the same thing.</summary>
    public decimal? In(string unit)
    {
        if (Unit == unit)
            return Value;
        var (own, ownFactor) = Scale(Unit);
        var (other, otherFactor) = Scale(unit);
        return own == '?' || own != other ? null : Value * ownFactor / otherFactor;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.####} {Unit}");

    // The dimension, and the factor to its base unit (mg, mL, minute, kg, mL/h).
    private static (char Dimension, decimal Factor) Scale(string unit) => unit switch
    {
        "ug" => ('m', 0.001m),
        "mg" => ('m', 1m),
        "g" => ('m', 1000m),
        "mL" => ('v', 1m),
        "L" => ('v', 1000m),
        "min" => ('t', 1m),
        "h" => ('t', 60m),
        "d" => ('t', 1440m),
        "wk" => ('t', 10080m),
        "kg" => ('w', 1m),
        "[lb_av]" => ('w', 0.45359237m),
        _ => ('?', 0m),
    };
}
