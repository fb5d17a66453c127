using System.Buffers.Text;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;
using Chairtime.X12.Grammar;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Rules on the lines of one claim: their order, charges, quantities, pointers, numbers and drugs.</summary>
internal sealed class ClaimLines(IssueList issues, Delimiters delimiters)
{
    private static readonly uint Sv1 = Tags.Pack("SV1");
    private static readonly uint Sv2 = Tags.Pack("SV2");
    private static readonly uint Lx = Tags.Pack("LX");
    private static readonly uint Lin = Tags.Pack("LIN");
    private static readonly uint Ctp = Tags.Pack("CTP");
    private static readonly uint Ref = Tags.Pack("REF");

    private readonly SeenNumbers _controls = new();
    private int _line;

    /// <summary>SV102 or SV203 of the line at hand, in cents.</summary>
    public long Charge { get; private set; }

    /// <summary>The sum of the charges of all lines.</summary>
    public long Total { get; private set; }

    /// <summary>How many diagnoses the claim has; lines point to them.</summary>
    public int Diagnoses { get; set; }

    public void Start()
    {
        (_line, Total, Charge, Diagnoses) = (0, 0, 0, 0);
        _controls.Clear();
    }

    /// <summary>True when the segment was one of those that are looked at here.</summary>
    public bool Accept(in Segment segment, uint tag, LoopRule loop)
    {
        if (tag == Lx)
        {
            _line++;
            Charge = 0;
            if (!Utf8Parser.TryParse(segment[1], out int number, out var used) || used != segment[1].Length
                || number != _line)
            {
                Situation(segment, "claim.line-number", 1, $"{_line} comes next", "7");
                _line = number > 0 ? number : _line;
            }
        }
        else if (tag == Sv1 || tag == Sv2)
        {
            CheckService(segment, tag == Sv1 ? 2 : 3);
            if (tag == Sv1)
            {
                CheckPointers(segment);
            }
        }
        else if (tag == Lin)
        {
            CheckDrug(segment);
        }
        else if (tag == Ctp)
        {
            CheckQuantity(segment, 4);
        }
        else if (tag == Ref && loop.Id == "2400" && segment[1].SequenceEqual("6R"u8))
        {
            if (segment[2].Length > 0 && !_controls.Add(segment[2]))
            {
                Situation(segment, "claim.line-control", 2, "another line of the claim has the same number", "7");
            }
        }
        else
        {
            return false;
        }
        return true;
    }

    private void CheckService(in Segment segment, int chargeElement)
    {
        Charge = Amounts.Cents(segment[chargeElement]);
        Total += Charge;
        if (Charge < 0)
        {
            Situation(segment, "claim.negative-charge", chargeElement, "a charge is not below zero", "I12");
        }
        CheckQuantity(segment, chargeElement + 2);
    }

    /// <summary>Above zero, with at most eight digits before the point and three after it.</summary>
    private void CheckQuantity(in Segment segment, int element)
    {
        var value = segment[element];
        if (value.Length == 0 || !ValueForms.Fits(value, ElementType.Number))
        {
            return;
        }
        var point = value.IndexOf((byte)'.');
        var (whole, after) = point < 0 ? (value.Length, 0) : (point, value.Length - point - 1);
        if (whole > 8 || after > 3)
        {
            Situation(segment, "claim.quantity-form", element,
                "has more than eight digits before the point or three after it", "5");
        }
        else if (value[0] == '-' || !value.ContainsAnyInRange((byte)'1', (byte)'9'))
        {
            Situation(segment, "claim.quantity-zero", element, "a quantity is above zero", "I12");
        }
    }

    private void CheckDrug(in Segment segment)
    {
        if (segment[2].SequenceEqual("N4"u8) && segment[3].Length > 0
            && (segment[3].Length != 11 || segment[3].ContainsAnyExceptInRange((byte)'0', (byte)'9')))
        {
            Situation(segment, "drug.ndc-form", 3, "a drug code is eleven digits without dashes (5-4-2)", "I12");
        }
    }

    private void CheckPointers(in Segment segment)
    {
        // Without any diagnosis the missing HI is the mistake, and has been reported.
        var rest = Diagnoses == 0 ? default : segment[7];
        for (var i = 1; i <= 4 && rest.Length > 0; i++)
        {
            var cut = rest.IndexOf(delimiters.Component);
            var pointer = cut < 0 ? rest : rest[..cut];
            rest = cut < 0 ? default : rest[(cut + 1)..];
            if (pointer.Length is 1 or 2 && Utf8Parser.TryParse(pointer, out int number, out _)
                && (number < 1 || number > Diagnoses))
            {
                issues.AddElement(segment, new("claim.diagnosis-pointer", 4), new(7, i), pointer,
                    $"points to none of the {Diagnoses} diagnoses of the claim", "I12");
            }
        }
    }

    private void Situation(in Segment at, string code, int element, string expected, string ack) =>
        issues.AddElement(at, new(code, 4), new(element), at[element], expected, ack);
}
