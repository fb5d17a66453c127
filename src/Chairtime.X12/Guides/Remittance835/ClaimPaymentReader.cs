using System.Collections.Immutable;
using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Remittance835;

/// <summary>Makes claim payments from parts, one after another with the same lists.</summary>
internal sealed class ClaimPaymentReader
{
    private readonly List<ServicePayment> _lines = [];
    private readonly List<Adjustment> _ofClaim = [];
    private readonly List<Adjustment> _ofLine = [];
    private readonly List<string> _remarks = [];
    private readonly List<string> _lineRemarks = [];
    private readonly Facts _facts = new();
    private readonly Facts _lineFacts = new();

    public ClaimPayment Read(Part part)
    {
        _lines.Clear();
        _ofClaim.Clear();
        _remarks.Clear();
        _facts.Clear();
        for (var i = 0; i < part.Count; i++)
        {
            switch (part.TagOf(i))
            {
                case Tags.Svc:
                    _lines.Add(Line(part, ref i));
                    break;
                case Tags.Cas:
                    Adjustment.AddTo(_ofClaim, part, i);
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
        return new ClaimPayment(
            clp.Text(1) ?? "", clp.Text(2) ?? "", clp.Amount(3), clp.Amount(4), clp.Number(5), clp.Text(6),
            clp.Text(7), from, _facts.Day("233") ?? from, Facts.Frozen(_ofClaim), Facts.Frozen(_lines),
            Facts.Frozen(_remarks), part.Keep())
        {
            Parties = Facts.Frozen(_facts.Parties),
            References = Facts.Frozen(_facts.References),
            Amounts = Facts.Frozen(_facts.Amounts),
            Quantities = Facts.Frozen(_facts.Quantities),
            FacilityType = clp.Text(8),
            Frequency = clp.Text(9),
            Received = _facts.Day("050"),
        };
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

    private ServicePayment Line(Part part, ref int index)
    {
        var svc = index;
        _ofLine.Clear();
        _lineRemarks.Clear();
        _lineFacts.Clear();
        for (; index + 1 < part.Count && part.TagOf(index + 1) is var tag and not (Tags.Svc or Tags.Lx); index++)
        {
            var i = index + 1;
            if (tag == Tags.Cas)
            {
                Adjustment.AddTo(_ofLine, part, i);
            }
            else if (tag == Tags.Lq && part.Is(i, Tags.Lq, "HE"u8) && part.Text(i, 2) is { } remark)
            {
                _lineRemarks.Add(remark);
            }
            else
            {
                _lineFacts.Take(part, i);
            }
        }
        var only = _lineFacts.Day("472");
        var fields = part.FieldsOf(svc);
        return new ServicePayment(
            fields.Text(1, 1), fields.Text(1, 2), fields.Texts(1, 3, 6), fields.Amount(2), fields.Amount(3),
            fields.Number(5), fields.Text(6, 2), fields.Number(7), only ?? _lineFacts.Day("150"),
            only ?? _lineFacts.Day("151"), Facts.Frozen(_ofLine), _lineFacts.Reference("6R"), _lineFacts.Amount("B6"),
            Facts.Frozen(_lineRemarks))
        {
            Revenue = fields.Text(4),
            References = _lineFacts.ReferencesBut("6R"),
            Amounts = Others(),
            Quantities = Facts.Frozen(_lineFacts.Quantities),
        };
    }

    /// <summary>All amounts of the line but what was allowed.</summary>
    private ImmutableArray<QualifiedNumber> Others()
    {
        var amounts = _lineFacts.Amounts;
        return amounts is [] or [{ Kind: "B6" }] ? [] : [.. amounts.Where(amount => amount.Kind != "B6")];
    }
}
