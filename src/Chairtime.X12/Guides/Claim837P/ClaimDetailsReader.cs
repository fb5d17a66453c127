using Chairtime.X12.Envelope;
using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Reads what a claim says beside its lines.</summary>
internal sealed class ClaimDetailsReader
{
    [ThreadStatic]
    private static ClaimDetailsReader? t_ofThread;

    // Used again for each claim, and empty between them.
    private readonly List<string> _diagnoses = [];
    private readonly List<Party> _parties = [];
    private readonly List<OtherCoverage> _others = [];
    private readonly List<Qualified> _attachments = [];
    private readonly Facts _facts = new();

    public static ClaimDetailsReader OfThread => t_ofThread ??= new();

    public ClaimDetails Read(Part part, ClaimLevels levels)
    {
        var isLine = false;
        for (var i = 0; i < part.Count; i++)
        {
            isLine |= part.TagOf(i) == Tags.Lx;
            if (!isLine)
            {
                Take(part, i);
            }
        }
        var clm = part.FieldsOf(0);
        var (subscriber, patient) = (levels.Subscriber, levels.Dependent ?? levels.Subscriber);
        var details = new ClaimDetails(
            levels.Provider?.Who, subscriber?.Who, subscriber?.Payer, patient?.Who, subscriber?.Sequence,
            subscriber?.FilingCode, clm.Text(1) ?? "", clm.Text(5, 1), clm.Text(5, 3), Facts.Frozen(_diagnoses),
            _facts.Reference("F8"), _facts.Reference("G1"), Facts.Frozen(_parties))
        {
            References = Facts.Frozen(_facts.References),
            Dates = Facts.Frozen(_facts.Days),
            Amounts = Facts.Frozen(_facts.Amounts),
            Notes = Facts.Frozen(_facts.Notes),
            Attachments = Facts.Frozen(_attachments),
            OtherCoverages = Facts.Frozen(_others),
        };
        Clear();
        return details;
    }

    private void Take(Part part, int index)
    {
        switch (part.TagOf(index))
        {
            case Tags.Sbr:
                _others.Add(OtherCoverageReader.At(part, index));
                break;
            case Tags.Hi:
                AddDiagnoses(part, index);
                break;
            case Tags.Nm1:
                _parties.Add(PartyReader.At(part, index)!);
                break;
            case Tags.Pwk when part.LoopOf(index) == "2300":
                _attachments.Add(new Qualified(part.Text(index, 1) ?? "", part.Text(index, 6) ?? ""));
                break;
            default:
                if (part.LoopOf(index) == "2300")
                {
                    _facts.Take(part, index);
                }
                break;
        }
    }

    private void AddDiagnoses(Part part, int index)
    {
        var fields = part.FieldsOf(index);
        for (var element = 1; element <= fields.Count; element++)
        {
            if (fields.Text(element, 1) is "ABK" or "BK" or "ABF" or "BF" && fields.Text(element, 2) is { } code)
            {
                _diagnoses.Add(code);
            }
        }
    }

    private void Clear()
    {
        _diagnoses.Clear();
        _parties.Clear();
        _others.Clear();
        _attachments.Clear();
        _facts.Clear();
    }
}
