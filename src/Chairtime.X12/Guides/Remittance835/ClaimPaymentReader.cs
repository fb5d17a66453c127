using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>Makes claim payments from parts: first their amounts, the rest when it is asked for.</summary>
internal sealed class ClaimPaymentReader
{
    [ThreadStatic]
    private static ClaimPaymentReader? t_ofThread;

    // Used again for each record, and empty between them.
    private readonly List<Adjustment> _adjustments = [];
    private readonly List<string> _remarks = [];
    private readonly Facts _facts = new();

    public static ClaimPaymentReader OfThread => t_ofThread ??= new();

    /// <param name="part">A part that is going to be filled again.</param>
    public static ClaimPayment Read(Part part) =>
        new(part.Keep(), part.Amount(0, 3), part.Amount(0, 4));

    public static ImmutableArray<ServicePayment> Lines(Part part)
    {
        var count = part.CountOf(Tags.Svc);
        var lines = count == 0 ? [] : new ServicePayment[count];
        for (var (i, line) = (0, 0); line < count; i++)
        {
            if (part.TagOf(i) == Tags.Svc)
            {
                lines[line++] = new ServicePayment(part, i, part.Amount(i, 2), part.Amount(i, 3));
            }
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(lines);
    }

    public ClaimPaymentDetails Details(Part part)
    {
        for (var i = 0; i < part.Count; i++)
        {
            switch (part.TagOf(i))
            {
                case Tags.Svc:
                    i = LastOfLine(part, i);
                    break;
                case Tags.Cas:
                    Adjustment.AddTo(_adjustments, part, i);
                    break;
                case Tags.Moa:
                    AddRemarks(part, i, [3, 4, 5, 6, 7]);
                    break;
                case Tags.Mia:
                    AddRemarks(part, i, [5, 20, 21, 22, 23]);
                    break;
                default:
                    _facts.Take(part, i);
                    break;
            }
        }
        var from = _facts.Day("232");
        var clp = part.FieldsOf(0);
        var details = new ClaimPaymentDetails(
            clp.Text(1) ?? "", clp.Text(2) ?? "", clp.Number(5), clp.Text(6), clp.Text(7), from,
            _facts.Day("233") ?? from, Facts.Frozen(_adjustments), Facts.Frozen(_remarks))
        {
            Parties = Facts.Frozen(_facts.Parties),
            References = Facts.Frozen(_facts.References),
            Amounts = Facts.Frozen(_facts.Amounts),
            Quantities = Facts.Frozen(_facts.Quantities),
            FacilityType = clp.Text(8),
            Frequency = clp.Text(9),
            Received = _facts.Day("050"),
        };
        Clear();
        return details;
    }

    /// <param name="svc">Where the line begins.</param>
    public ServiceDetails Details(Part part, int svc)
    {
        var last = LastOfLine(part, svc);
        for (var i = svc + 1; i <= last; i++)
        {
            if (part.TagOf(i) == Tags.Cas)
            {
                Adjustment.AddTo(_adjustments, part, i);
            }
            else if (part.Is(i, Tags.Lq, "HE"u8) && part.Text(i, 2) is { } remark)
            {
                _remarks.Add(remark);
            }
            else
            {
                _facts.Take(part, i);
            }
        }
        var only = _facts.Day("472");
        var fields = part.FieldsOf(svc);
        var details = new ServiceDetails(
            fields.Text(1, 1), fields.Text(1, 2), fields.Texts(1, 3, 6), fields.Number(5), fields.Text(6, 2),
            fields.Number(7), only ?? _facts.Day("150"), only ?? _facts.Day("151"), Facts.Frozen(_adjustments),
            _facts.Reference("6R"), _facts.Amount("B6"), Facts.Frozen(_remarks))
        {
            Revenue = fields.Text(4),
            References = _facts.ReferencesBut("6R"),
            Amounts = Others(),
            Quantities = Facts.Frozen(_facts.Quantities),
        };
        Clear();
        return details;
    }

    /// <summary>A line ends where the next begins, or the next provider.</summary>
    private static int LastOfLine(Part part, int svc)
    {
        var last = svc;
        while (last + 1 < part.Count && part.TagOf(last + 1) is not (Tags.Svc or Tags.Lx))
        {
            last++;
        }
        return last;
    }

    private void Clear()
    {
        _adjustments.Clear();
        _remarks.Clear();
        _facts.Clear();
    }

    private void AddRemarks(Part part, int index, ReadOnlySpan<int> places)
    {
        foreach (var place in places)
        {
            if (part.Text(index, place) is { } remark)
            {
                _remarks.Add(remark);
            }
        }
    }

    /// <summary>All amounts of the line but what was allowed.</summary>
    private ImmutableArray<QualifiedNumber> Others()
    {
        var amounts = _facts.Amounts;
        return amounts is [] or [{ Kind: "B6" }] ? [] : [.. amounts.Where(amount => amount.Kind != "B6")];
    }
}
