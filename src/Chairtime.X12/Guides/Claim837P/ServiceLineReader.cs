using System.Collections.Immutable;
using System.Globalization;
using Chairtime.X12.Envelope;
using Chairtime.X12.Guides.Remittance835;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Makes service lines from the segments of a claim, from one LX to the next (loop 2400 and those
/// under it).</summary>
internal sealed class ServiceLineReader
{
    [ThreadStatic]
    private static ServiceLineReader? t_ofThread;

    // Used again for each line, and empty between them.
    private readonly Facts _facts = new();
    private readonly List<Party> _parties = [];
    private readonly List<OtherPayerPayment> _payments = [];
    private readonly List<Adjustment> _adjustments = [];
    private readonly List<int> _pointers = [];

    // Where the segments of the line are that it has one of.
    private int? _professional;
    private int? _institutional;
    private int? _date;
    private int? _control;
    private int? _drug;
    private int? _quantity;
    private int? _prescription;
    private int? _otherPrescription;

    public static ServiceLineReader OfThread => t_ofThread ??= new();

    /// <summary>The line that begins at an LX, with its charge.</summary>
    public static ServiceLine Start(Part part, int lx)
    {
        var (service, charge) = (0, 2);
        for (var i = lx + 1; i < part.Count && part.TagOf(i) != Tags.Lx; i++)
        {
            var tag = part.TagOf(i);
            if (tag == Tags.Sv1)
            {
                (service, charge) = (i, 2);
                break;
            }
            if (tag == Tags.Sv2 && service == 0)
            {
                (service, charge) = (i, 3);
            }
        }
        return new ServiceLine(part, lx, service == 0 ? 0 : part.Amount(service, charge));
    }

    /// <summary>The rest of it.</summary>
    public ServiceLineDetails Read(Part part, int lx)
    {
        var isOwn = true;
        var end = lx;
        for (; end < part.Count && (end == lx || part.TagOf(end) != Tags.Lx); end++)
        {
            isOwn = isOwn && part.LoopOf(end) == "2400";
            if (isOwn)
            {
                _facts.Take(part, end);
            }
            Note(part, end);
        }
        AddPayments(part, lx, end - 1);
        var service = _professional ?? _institutional;
        var procedure = _professional is null ? 2 : 1;
        var fields = service is { } at ? part.FieldsOf(at) : default;
        var details = new ServiceLineDetails(
            (int)(part.Number(lx, 1) ?? 0), part.Text(_institutional, 1), fields.Text(procedure, 1),
            fields.Text(procedure, 2), fields.Texts(procedure, 3, 6), fields.Text(procedure, 7),
            fields.Text(procedure + 2), fields.Number(procedure + 3), part.Text(_professional, 5), Pointers(fields),
            part.Day(_date, 3), part.LastDay(_date, 3), part.Text(_control, 2), Drug(part),
            Facts.Frozen(_payments), Facts.Frozen(_parties))
        {
            References = _facts.ReferencesBut("6R"),
            Dates = Facts.Frozen(_facts.Days),
            Amounts = Facts.Frozen(_facts.Amounts),
            Notes = Facts.Frozen(_facts.Notes),
        };
        Clear();
        return details;
    }

    private void Clear()
    {
        _facts.Clear();
        _parties.Clear();
        _payments.Clear();
        _adjustments.Clear();
        _pointers.Clear();
        (_professional, _institutional, _date, _control) = (null, null, null, null);
        (_drug, _quantity, _prescription, _otherPrescription) = (null, null, null, null);
    }

    private void Note(Part part, int index)
    {
        switch (part.TagOf(index))
        {
            case Tags.Sv1:
                _professional ??= index;
                break;
            case Tags.Sv2:
                _institutional ??= index;
                break;
            case Tags.Lin:
                _drug ??= index;
                break;
            case Tags.Ctp:
                _quantity ??= index;
                break;
            case Tags.Nm1:
                _parties.Add(PartyReader.At(part, index)!);
                break;
            case Tags.Dtp when _date is null && part.Is(index, Tags.Dtp, "472"u8):
                _date = index;
                break;
            case Tags.Ref:
                NoteReference(part[index][1], index);
                break;
        }
    }

    private void NoteReference(ReadOnlySpan<byte> kind, int index)
    {
        if (kind.SequenceEqual("6R"u8))
        {
            _control ??= index;
        }
        else if (kind.SequenceEqual("XZ"u8))
        {
            _prescription ??= index;
        }
        else if (kind.SequenceEqual("VY"u8))
        {
            _otherPrescription ??= index;
        }
    }

    private ImmutableArray<int> Pointers(in Fields fields)
    {
        if (_professional is null)
        {
            return [];
        }
        _pointers.Clear();
        for (var component = 1; component <= 4; component++)
        {
            if (int.TryParse(fields.Text(7, component), NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            {
                _pointers.Add(to);
            }
        }
        return Facts.Frozen(_pointers);
    }

    private LineDrug? Drug(Part part) => _drug is null ? null
        : new LineDrug(part.Text(_drug, 2), part.Text(_drug, 3), part.Number(_quantity, 4),
            part.Text(_quantity, 5, 1), part.Text(_prescription ?? _otherPrescription, 2));

    private void AddPayments(Part part, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (part.TagOf(i) == Tags.Svd)
            {
                AddPayment(part, i, last);
            }
        }
    }

    private void AddPayment(Part part, int svd, int last)
    {
        _adjustments.Clear();
        DateOnly? on = null;
        for (var i = svd + 1; i <= last && part.TagOf(i) != Tags.Svd; i++)
        {
            if (part.TagOf(i) == Tags.Cas)
            {
                Adjustment.AddTo(_adjustments, part, i);
            }
            on ??= part.Is(i, Tags.Dtp, "573"u8) ? part.Day(i, 3) : null;
        }
        _payments.Add(new OtherPayerPayment(part.Text(svd, 1), part.Number(svd, 2) ?? 0, part.Text(svd, 3, 2),
            part.Number(svd, 5), _adjustments.Sum(adjustment => adjustment.Amount), on)
        {
            Adjustments = Facts.Frozen(_adjustments),
        });
    }
}
