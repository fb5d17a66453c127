namespace Chairtime.Billing.Coding;

/// <summary>How the minutes of a service came about.</summary>
internal sealed class RanFor(string id, RunningClock clock, int minutes) : Sentence
{
    protected override FormattableString Words() => $"{id} ran {clock} = {minutes} min";
}

/// <summary>The code family of a drug, and who says so.</summary>
internal sealed class TakesFamily(string drug, bool isChemotherapy, string payer) : Sentence
{
    protected override FormattableString Words() => isChemotherapy
        ? $"{drug} takes the chemotherapy family with {payer}"
        : (FormattableString)$"{drug} takes the therapeutic family with {payer}";
}

/// <summary>The first hour of the initial infusion.</summary>
internal sealed class FirstHour(string code, string id) : Sentence
{
    protected override FormattableString Words() => $"{code}: first hour of {id}";
}

/// <summary>An infusion as the initial service.</summary>
internal sealed class InitialInfusion(string id, int minutes, RunningClock clock) : Sentence
{
    protected override FormattableString Words() =>
        $"{id} is the initial service: {minutes} minutes of infusion ({clock}).";
}

/// <summary>An infusion beside the initial service.</summary>
internal sealed class FurtherInfusion(string id, int minutes, RunningClock clock) : Sentence
{
    protected override FormattableString Words() => $"{id} is a further drug infused for {minutes} minutes ({clock}).";
}

/// <summary>Hours past the first one.</summary>
internal sealed class FurtherHours(string id, int minutes, int hours) : Sentence
{
    protected override FormattableString Words() =>
        $"{minutes} minutes of {id} are {hours} more than the first hour, each of more than 30 minutes.";
}

/// <summary>Minutes past the first hour, counted in hours.</summary>
internal sealed class HoursCounted(string code, int minutes, int hours) : Sentence
{
    protected override FormattableString Words() =>
        $"{code}: {minutes} min − 60 = {minutes - 60} min = {(minutes - 60) / 60} full h + {minutes % 60} min ({
            HourUnits.Counts(minutes % 60)}) = {hours}";
}
