using System.Collections.Immutable;

namespace Chairtime.Billing.Coding;

/// <summary>A line in the making: what one service adds to a code.</summary>
internal sealed class LineDraft
{
    public required string Code { get; init; }

    public required int Units { get; set; }

    public ImmutableArray<string> Modifiers { get; init; } = [];

    public ImmutableArray<string> Diagnoses { get; init; } = [];

    public required ImmutableArray<string> Administrations { get; set; }

    public int? Minutes { get; set; }

    public required FormattableString Because { get; set; }

    public required List<DerivationStep> Steps { get; init; }

    public string? Ndc { get; init; }

    public decimal? NdcQuantity { get; init; }

    public string? NdcUnit { get; init; }

    public string? Description { get; init; }

    public ServiceLine ToLine() =>
        new(Code, Units, Modifiers, Diagnoses, Administrations, Because, [.. Steps])
        {
            Minutes = Minutes,
            Ndc = Ndc,
            NdcQuantity = NdcQuantity,
            NdcUnit = NdcUnit,
            Description = Description,
        };
}

/// <summary>Lines in claim order. A draft that differs from an earlier one only in units joins it.</summary>
internal sealed class LineList
{
    private readonly List<LineDraft> _drafts = new(6);

    public int Count => _drafts.Count;

    public bool Has(string code) => _drafts.Exists(draft => draft.Code == code);

    /// <summary>True when something was given through a vein, not under the skin or into a muscle.</summary>
    public bool HasVein => _drafts.Exists(static draft => draft.Code is not (IvCodes.Injection
        or IvCodes.ChemotherapyInjection or IvCodes.HormonalInjection or IvCodes.SubcutaneousInitial
        or IvCodes.SubcutaneousHour or IvCodes.SubcutaneousSetUp));

    /// <summary>Adds a line of its own.</summary>
    public void Add(LineDraft draft) => _drafts.Add(draft);

    /// <summary>Adds units to the line of the same code, modifiers and diagnoses, or a new line when there is
    /// none.</summary>
    public void Join(LineDraft draft)
    {
        foreach (var line in _drafts)
        {
            if (line.Code != draft.Code || !Same(line.Modifiers, draft.Modifiers)
                || !Same(line.Diagnoses, draft.Diagnoses))
                continue;
            line.Units += draft.Units;
            if (draft.Minutes is { } minutes)
                line.Minutes = (line.Minutes ?? 0) + minutes;
            foreach (var id in draft.Administrations)
            {
                if (!line.Administrations.Contains(id))
                    line.Administrations = line.Administrations.Add(id);
            }

            var (first, further) = (line.Because, draft.Because);
            line.Because = $"{first} {further}";
            line.Steps.AddRange(draft.Steps);
            return;
        }

        _drafts.Add(draft);
    }

    public void AppendTo(ImmutableArray<ServiceLine>.Builder lines)
    {
        foreach (var draft in _drafts)
            lines.Add(draft.ToLine());
    }

    private static bool Same(ImmutableArray<string> one, ImmutableArray<string> other) =>
        one.AsSpan().SequenceEqual(other.AsSpan());
}
