using Chairtime.Billing.Catalogue;

namespace Chairtime.Billing.Coding;

/// <summary>Billing units of what was given.</summary>
internal sealed class UnitsGiven(DrugAmounts amounts, DrugCode code) : Sentence
{
    protected override FormattableString Words()
    {
        var (given, units, unit) = (amounts.Given, amounts.GivenUnits, code.Unit);
        return code.IsUpTo
            ? $"{given:0.####} {unit} given, one unit for each {code.UnitAmount:0.####} {unit} begun = {units} {
                Worded.Units(units)} of {code.Hcpcs}"
            : (FormattableString)$"{given:0.####} {unit} given ÷ {code.UnitAmount:0.####} {unit} per unit = {
                given / code.UnitAmount:0.####}, rounded up = {units} {Worded.Units(units)} of {code.Hcpcs}";
    }
}

/// <summary>What was given, for the line that bills it.</summary>
internal sealed class DrugGiven(DrugAmounts amounts, DrugCode code, bool saysNothingDiscarded) : Sentence
{
    protected override FormattableString Words() =>
        $"{amounts.Given:0.####} {code.Unit} of {code.Name} was given: {amounts.GivenUnits} {
            Worded.Units(amounts.GivenUnits)} of {code.UnitAmount:0.####} {code.Unit}{
            (saysNothingDiscarded ? ", nothing billable was discarded" : "")}.";
}

/// <summary>Why nothing billable was left.</summary>
internal sealed class NothingLeft(OpenedVials opened, DrugAmounts amounts, DrugCode code) : Sentence
{
    protected override FormattableString Words() =>
        $"JZ: {Worded.Opened(opened, code)} opened − {amounts.Given:0.####} {code.Unit} given = {
            amounts.Discarded:0.####} {code.Unit}, less than one unit";
}

/// <summary>Whole billing units of what was left.</summary>
internal sealed class UnitsDiscarded(OpenedVials opened, DrugAmounts amounts, DrugCode code) : Sentence
{
    protected override FormattableString Words() =>
        $"{Worded.Opened(opened, code)} opened − {amounts.Given:0.####} {code.Unit} given = {
            amounts.Discarded:0.####} {code.Unit} ÷ {code.UnitAmount:0.####} {code.Unit} per unit, rounded down = {
            amounts.DiscardedUnits} {Worded.Units(amounts.DiscardedUnits)}";
}

/// <summary>What was left, for the line that bills it.</summary>
internal sealed class DrugDiscarded(DrugAmounts amounts, DrugCode code) : Sentence
{
    protected override FormattableString Words() =>
        $"{amounts.Discarded:0.####} {code.Unit} of {code.Name} from single-dose containers was discarded: {
            amounts.DiscardedUnits} whole {Worded.Units(amounts.DiscardedUnits)}.";
}

/// <summary>The package code on a line.</summary>
internal sealed class NdcNamed(LineNdc ndc) : Sentence
{
    protected override FormattableString Words() => ndc.Text;
}

file static class Worded
{
    public static string Units(int count) => count == 1 ? "unit" : "units";

    public static FormattableString Opened(OpenedVials opened, DrugCode code) =>
        opened.Amount is { } amount ? $"{amount:0.####} {code.Unit}" : (FormattableString)$"amount";
}
