using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chairtime.X12.Envelope;
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

    public void Clear()
    {
        Parties.Clear();
        References.Clear();
        Amounts.Clear();
        Quantities.Clear();
        Days.Clear();
        Notes.Clear();
    }

    /// <summary>The first day of the kind; null when there is none.</summary>
    public DateOnly? Day(string kind)
    {
        foreach (ref readonly var day in CollectionsMarshal.AsSpan(Days))
        {
            if (day.Kind == kind)
            {
                return day.From;
            }
        }
        return null;
    }

    public string? Reference(string kind)
    {
        foreach (var reference in References)
        {
            if (reference.Kind == kind)
            {
                return reference.Value;
            }
        }
        return null;
    }

    public decimal? Amount(string kind) => Find(Amounts, kind);

    public decimal? Quantity(string kind) => Find(Quantities, kind);

    private static decimal? Find(List<QualifiedNumber> numbers, string kind)
    {
        foreach (var number in numbers)
        {
            if (number.Kind == kind)
            {
                return number.Value;
            }
        }
        return null;
    }

    /// <summary>All references but those of one kind.</summary>
    public ImmutableArray<Qualified> ReferencesBut(string kind)
    {
        var others = References.Count;
        foreach (var reference in References)
        {
            others -= reference.Kind == kind ? 1 : 0;
        }
        return others == 0 ? [] : others == References.Count ? Frozen(References)
            : [.. References.Where(reference => reference.Kind != kind)];
    }

    /// <summary>The list as it is now, in an array of its own.</summary>
    public static ImmutableArray<T> Frozen<T>(List<T> list) =>
        list.Count == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(list.ToArray());

    /// <summary>Takes the segment when it is of these kinds; whatever else it is stays in the part.</summary>
    public void Take(Part part, int index)
    {
        var tag = part.TagOf(index);
        if (tag == Tags.Nm1)
        {
            if (part.FieldsOf(index)[1].Length > 0)
            {
                Parties.Add(PartyReader.At(part, index)!);
            }
            return;
        }
        if (tag is Tags.Ref or Tags.Lq or Tags.Amt or Tags.Qty or Tags.Dtm or Tags.Dtp or Tags.Nte)
        {
            TakeQualified(part.FieldsOf(index), tag);
        }
    }

    private void TakeQualified(in Fields fields, uint tag)
    {
        if (fields.Text(1) is not { } kind)
        {
            return;
        }
        switch (tag)
        {
            case Tags.Ref or Tags.Lq:
                References.Add(new Qualified(kind, fields.Text(2) ?? ""));
                break;
            case Tags.Amt when fields.Number(2) is { } amount:
                Amounts.Add(new QualifiedNumber(kind, amount));
                break;
            case Tags.Qty when fields.Number(2) is { } quantity:
                Quantities.Add(new QualifiedNumber(kind, quantity));
                break;
            case Tags.Dtm:
                var on = fields.Day(2);
                Days.Add(new QualifiedDay(kind, on, on));
                break;
            case Tags.Dtp:
                Days.Add(new QualifiedDay(kind, fields.Day(3), fields.LastDay(3)));
                break;
            case Tags.Nte:
                Notes.Add(new Qualified(kind, fields.Text(2) ?? ""));
                break;
        }
    }
}
