using System.Collections.Immutable;
using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>An administration with its drug looked up and its running time worked out.</summary>
internal sealed class TimedAdministration(Administration charted, DrugResolution drug)
{
    private ImmutableArray<string> _ownId;
    private Vial? _asked;
    private DrugCode? _askedFor;
    private bool _isPackage;
    private Ndc _package;
    private NdcEntry? _entry;

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

    /// <summary>True once a service on the time line shows it.</summary>
    public bool IsOnTimeLine { get; set; }

    /// <summary>First minute, for ordering; <see cref="int.MaxValue"/> when no time is known.</summary>
    public int Start { get; set; } = int.MaxValue;

    /// <summary>Its id as a list, made once: its lines and its place on the time line share it.</summary>
    public ImmutableArray<string> OwnId => _ownId.IsDefault ? _ownId = [Charted.Id] : _ownId;

    public string Label => Charted.Drug.Name ?? Drug.Code?.Name ?? Charted.Drug.Hcpcs ?? Charted.Drug.Ndc ?? Charted.Id;

    /// <summary>The package that a container is by its own NDC; false when that is not charted or not
    /// readable.</summary>
    public bool TryPackage(CodingWork work, DrugCode code, Vial vial, out Ndc ndc, out NdcEntry? entry)
    {
        // Asked for by what was opened and by the NDC of the line, mostly of one kind of container.
        if (_asked is null || _asked.Ndc != vial.Ndc || !ReferenceEquals(_askedFor, code))
        {
            (_asked, _askedFor) = (vial, code);
            _isPackage = vial.Ndc is not null && Catalogue.Ndc.TryParse(vial.Ndc, out _package);
            _entry = _isPackage ? work.Context.Catalogue.Find(_package, code.Hcpcs) : null;
        }

        (ndc, entry) = (_package, _entry);
        return _isPackage;
    }

    public static ImmutableArray<string> IdsOf(List<TimedAdministration> parts)
    {
        if (parts.Count == 1)
            return parts[0].OwnId;
        var ids = ImmutableArray.CreateBuilder<string>(parts.Count);
        foreach (var part in parts)
            ids.Add(part.Charted.Id);
        return ids.MoveToImmutable();
    }

    public bool IsIv => Charted.Route is Route.IvInfusion or Route.IvPush;
}
