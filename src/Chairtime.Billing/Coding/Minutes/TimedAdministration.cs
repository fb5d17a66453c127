using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>An administration with its drug looked up and its running time worked out.</summary>
internal sealed class TimedAdministration(Administration charted, DrugResolution drug)
{
    public Administration Charted { get; } = charted;

    public DrugResolution Drug { get; } = drug;

    /// <summary>The code family after chart, payer and catalogue were asked.</summary>
    public AdministrationKind Kind { get; set; }

    public TimeBasis Basis { get; set; } = TimeBasis.Missing;

    /// <summary>When the drug ran, pauses taken out.</summary>
    public List<Stretch> Segments { get; set; } = Intervals.None;

    /// <summary>Minutes that passed in <see cref="Segments"/>.</summary>
    public int Minutes { get; set; }

    /// <summary>Minutes of pauses taken off.</summary>
    public int PausedMinutes { get; set; }

    /// <summary>Diagnoses that order or catalogue tie to it; default until they are asked for.</summary>
    public ImmutableArray<string> Diagnoses { get; set; }

    /// <summary>First minute, for ordering; <see cref="int.MaxValue"/> when no time is known.</summary>
    public int Start { get; set; } = int.MaxValue;

    public string Label => Charted.Drug.Name ?? Drug.Code?.Name ?? Charted.Drug.Hcpcs ?? Charted.Drug.Ndc ?? Charted.Id;

    public static ImmutableArray<string> IdsOf(List<TimedAdministration> parts)
    {
        if (parts.Count == 1)
            return [parts[0].Charted.Id];
        var ids = ImmutableArray.CreateBuilder<string>(parts.Count);
        foreach (var part in parts)
            ids.Add(part.Charted.Id);
        return ids.MoveToImmutable();
    }

    public bool IsIv => Charted.Route is Route.IvInfusion or Route.IvPush;
}
