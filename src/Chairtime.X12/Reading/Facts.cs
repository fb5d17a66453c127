using Chairtime.X12.Guides.Claim837P;

namespace Chairtime.X12.Reading;

/// <summary>What the qualified segments of a loop say: who, which numbers, amounts, quantities and days.</summary>
internal sealed class Facts
{
    public List<Party> Parties { get; } = [];

    public List<Qualified> References { get; } = [];

    public List<QualifiedNumber> Amounts { get; } = [];

    public List<QualifiedNumber> Quantities { get; } = [];

    public List<QualifiedDay> Days { get; } = [];

    public List<Qualified> Notes { get; } = [];

    /// <summary>The first day of the kind; null when there is none.</summary>
    public DateOnly? Day(string kind) => Days.Find(day => day.Kind == kind).From;

    public string? Reference(string kind) => References.Find(reference => reference.Kind == kind).Value;

    public decimal? Amount(string kind)
    {
        var at = Amounts.FindIndex(amount => amount.Kind == kind);
        return at < 0 ? null : Amounts[at].Value;
    }

    public decimal? Quantity(string kind)
    {
        var at = Quantities.FindIndex(quantity => quantity.Kind == kind);
        return at < 0 ? null : Quantities[at].Value;
    }

    /// <summary>Takes the segment when it is of these kinds; whatever else it is stays in the part.</summary>
    public void Take(Part part, int index)
    {
        if (part.Text(index, 1) is not { } kind)
        {
            return;
        }
        if (part.Is(index, "NM1"))
        {
            Parties.Add(PartyReader.At(part, index)!);
        }
        else if (part.Is(index, "REF") || part.Is(index, "LQ"))
        {
            References.Add(new Qualified(kind, part.Text(index, 2) ?? ""));
        }
        else if (part.Is(index, "AMT") && part.Number(index, 2) is { } amount)
        {
            Amounts.Add(new QualifiedNumber(kind, amount));
        }
        else if (part.Is(index, "QTY") && part.Number(index, 2) is { } quantity)
        {
            Quantities.Add(new QualifiedNumber(kind, quantity));
        }
        else if (part.Is(index, "DTM"))
        {
            Days.Add(new QualifiedDay(kind, part.Day(index, 2), part.Day(index, 2)));
        }
        else if (part.Is(index, "DTP"))
        {
            Days.Add(new QualifiedDay(kind, part.Day(index, 3), part.LastDay(index, 3)));
        }
        else if (part.Is(index, "NTE"))
        {
            Notes.Add(new Qualified(kind, part.Text(index, 2) ?? ""));
        }
    }
}
