using System.Collections.Immutable;

namespace Chairtime.Billing.Coding;

/// <summary>What one service adds to a code.</summary>
internal readonly struct LineDraft()
{
    public required string Code { get; init; }

    public required int Units { get; init; }

    public ImmutableArray<string> Modifiers { get; init; } = [];

    public ImmutableArray<string> Diagnoses { get; init; } = [];

    public required ImmutableArray<string> Administrations { get; init; }

    public int? Minutes { get; init; }

    public required FormattableString Because { get; init; }

    public required ImmutableArray<DerivationStep> Steps { get; init; }

    public string? Ndc { get; init; }

    public decimal? NdcQuantity { get; init; }

    public string? NdcUnit { get; init; }

    public string? Description { get; init; }

    public ServiceLine ToLine() =>
        new(Code, Units, Modifiers, Diagnoses, Administrations, Because, Steps)
        {
            Minutes = Minutes,
            Ndc = Ndc,
            NdcQuantity = NdcQuantity,
            NdcUnit = NdcUnit,
            Description = Description,
        };
}

/// <summary>Lines in claim order. A draft that differs from an earlier line only in units joins it.</summary>
internal sealed class LineList
{
    private readonly List<ServiceLine> _lines = [];

    public int Count => _lines.Count;

    /// <summary>True when something was given through a vein, not under the skin or into a muscle.</summary>
    public bool HasVein => _lines.Exists(static line => line.Code is not (IvCodes.Injection
        or IvCodes.ChemotherapyInjection or IvCodes.HormonalInjection or IvCodes.SubcutaneousInitial
        or IvCodes.SubcutaneousHour or IvCodes.SubcutaneousSetUp));

    public bool Has(string code)
    {
        foreach (var line in _lines)
        {
            if (line.Code == code)
                return true;
        }

        return false;
    }

    /// <summary>Adds a line of its own.</summary>
    public void Add(in LineDraft draft) => _lines.Add(draft.ToLine());

    /// <summary>Adds units to the line of the same code, modifiers and diagnoses, or a new line when there is
    /// none.</summary>
    public void Join(in LineDraft draft)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.Code == draft.Code && Same(line.Modifiers, draft.Modifiers)
                && Same(line.Diagnoses, draft.Diagnoses))
            {
                _lines[i] = Joined(line, draft);
                return;
            }
        }

        _lines.Add(draft.ToLine());
    }

    public void CopyTo(ServiceLine[] lines, int at) => _lines.CopyTo(lines, at);

    private static ServiceLine Joined(ServiceLine line, in LineDraft draft)
    {
        var administrations = line.Administrations;
        foreach (var id in draft.Administrations)
        {
            if (!administrations.Contains(id))
                administrations = administrations.Add(id);
        }

        var (first, further) = (line.Because, draft.Because);
        return line with
        {
            Units = line.Units + draft.Units,
            Minutes = draft.Minutes is { } minutes ? (line.Minutes ?? 0) + minutes : line.Minutes,
            Administrations = administrations,
            Because = $"{first} {further}",
            Derivation = line.Derivation.AddRange(draft.Steps),
        };
    }

    private static bool Same(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.AsSpan().SequenceEqual(other.AsSpan());
}
