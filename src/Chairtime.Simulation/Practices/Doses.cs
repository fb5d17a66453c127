namespace Chairtime.Simulation.Practices;

/// <summary>The dose of a regimen for somebody of a weight.</summary>
internal static class Doses
{
    public static decimal Of(Regimen regimen, decimal kilograms, Chance chance)
    {
        switch (regimen.Dose)
        {
            case DoseModel.Fixed fixedDose:
                return chance.Of(fixedDose.Amounts.AsSpan());
            case DoseModel.Bands bands:
                return bands.Of.First(band => kilograms < band.Below).Amount;
            case DoseModel.PerKilogram each:
                var dose = kilograms * chance.Of(each.Amounts.AsSpan());
                var stepped = Math.Floor(dose / each.Step) * each.Step;
                // Four practices in ten round to whole containers, where that changes little.
                var whole = Math.Round(dose / regimen.Packages[^1].Size) * regimen.Packages[^1].Size;
                if (chance.Once(400) && whole > 0 && Math.Abs(whole - dose) <= dose * 0.08m && whole <= dose)
                    stepped = whole;
                return Math.Min(Math.Max(stepped, each.Step), each.Most ?? decimal.MaxValue);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
