using System.Buffers;
using System.Globalization;
using Chairtime.Billing.Policies;
using Chairtime.X12.Envelope;
using Chairtime.X12.Writing;

namespace Chairtime.Billing.Claims.Electronic;

/// <summary>Who sends, who receives, and the numbers and day that name one interchange.</summary>
/// <param name="Control">ISA13, from 1 to 999,999,999; the group and the batches are named by it too.</param>
/// <param name="Made">The day that the interchange states as its own, in local time at midnight.</param>
public sealed record InterchangeNames(Submitter Submitter, Receiver Receiver, int Control, DateOnly Made);

/// <summary>Writes claims of one payer as one interchange: one group, and a transaction set for each batch.</summary>
public sealed class ClaimInterchange
{
    /// <summary>Most claims of a transaction set that the guide advises.</summary>
    public const int MostClaims = 5000;

    private const string Version = "005010X222A1";

    private readonly IBufferWriter<byte> _output;
    private readonly InterchangeNames _names;
    private readonly ClaimBilling _billing;
    private readonly SegmentWriter _segments;
    private readonly int _mostClaims;
    private int _transactions;
    private int _claims;
    private int _level;
    private long _counted;

    public ClaimInterchange(IBufferWriter<byte> output, InterchangeNames names, ClaimBilling billing)
    {
        (_output, _names, _billing) = (output, names, billing);
        var submitter = names.Submitter;
        _segments = new SegmentWriter(
            output, Delimiters.Usual, Companion.Of(submitter, Companion.LineBreaks) != "none");
        _mostClaims = int.TryParse(Companion.Of(submitter, Companion.ClaimsPerTransaction), NumberStyles.None,
            CultureInfo.InvariantCulture, out var most) ? Math.Clamp(most, 1, MostClaims) : MostClaims;
        Open();
    }

    /// <summary>Claims written so far.</summary>
    public int Claims { get; private set; }

    public void Add(in ElectronicClaim claim)
    {
        if (_claims == _mostClaims)
            CloseTransaction();
        if (_claims == 0)
            OpenTransaction();
        _claims++;
        Claims++;
        var subscriber = ++_level;
        var isSplit = claim.PatientStart > 0;
        _segments.Write("HL", X12Values.Number(subscriber), "1", "22", isSplit ? "1" : "0");
        var first = isSplit ? claim.PatientStart : claim.Bytes.Length;
        _output.Write(claim.Bytes.Span[..first]);
        if (isSplit)
        {
            _segments.Write("HL", X12Values.Number(++_level), X12Values.Number(subscriber), "23", "0");
            _output.Write(claim.Bytes.Span[first..]);
        }

        _counted += claim.Segments;
    }

    /// <summary>Writes what stands behind the last claim.</summary>
    public void Close()
    {
        if (_claims > 0)
            CloseTransaction();
        _segments.Write("GE", X12Values.Number(_transactions), X12Values.Number(_names.Control));
        _segments.Write("IEA", "1", Control);
    }

    private string Control => _names.Control.ToString("000000000", CultureInfo.InvariantCulture);

    private void Open()
    {
        var (submitter, receiver) = (_names.Submitter, _names.Receiver);
        var asks = Companion.Of(submitter, Companion.AcknowledgmentRequested) == "yes";
        _segments.Header(
        [
            "00", "", "00", "", submitter.Qualifier ?? "ZZ", submitter.Id!, receiver.Qualifier ?? "ZZ", receiver.Id!,
            _names.Made.ToString("yyMMdd", CultureInfo.InvariantCulture), "0000", "^", "00501", Control,
            asks ? "1" : "0", submitter.IsProduction ? "P" : "T",
        ]);
        _segments.Write("GS", "HC", Companion.Of(submitter, Companion.ApplicationSender) ?? submitter.Id,
            Companion.Of(submitter, Companion.ApplicationReceiver) ?? receiver.Id, X12Values.Day(_names.Made), "0000",
            X12Values.Number(_names.Control), "X", Version);
    }

    private void OpenTransaction()
    {
        _transactions++;
        _counted = -_segments.Count;
        _segments.Write("ST", "837", Transaction, Version);
        _segments.Write("BHT", "0019", "00", $"{Control}-{Transaction}", X12Values.Day(_names.Made), "0000", "CH");
        var (submitter, receiver) = (_names.Submitter, _names.Receiver);
        _segments.Write("NM1", "41", "2", Named(submitter.Name!), null, null, null, null, "46",
            Companion.Of(submitter, Companion.SubmitterId) ?? submitter.Id);
        _segments.Write("PER", "IC", Named(submitter.Contact?.Name ?? ""), "TE",
            ClaimText.Digits(submitter.Contact!.Phone!));
        _segments.Write("NM1", "40", "2", Named(receiver.Name!), null, null, null, null, "46",
            Companion.Of(submitter, Companion.ReceiverId) ?? receiver.Id);
        _level = 1;
        Billing();
    }

    // Loops 2000A, 2010AA and 2010AB.
    private void Billing()
    {
        var people = new PeopleSegments(_segments);
        _segments.Write("HL", "1", null, "20", "1");
        if (_billing.Taxonomy is { } taxonomy
            && Companion.Of(_names.Submitter, Companion.BillingTaxonomy) != "no")
        {
            _segments.Write("PRV", "BI", "PXC", taxonomy);
        }

        _segments.Write("NM1", "85", "2", Named(_billing.Name), null, null, null, null, "XX", _billing.Npi);
        people.Address(Named(_billing.Address));
        _segments.Write("REF", _billing.IsSocialSecurityNumber ? "SY" : "EI", _billing.TaxId);
        if (_billing is { ContactName: { Length: > 0 } name, ContactPhone: { Length: > 0 } phone })
            _segments.Write("PER", "IC", Named(name), "TE", phone);
        if (_billing.PayTo is { } payTo)
        {
            _segments.Write("NM1", "87", "2");
            people.Address(Named(payTo));
        }
    }

    private string Named(string name) => Companion.Named(_names.Submitter, ClaimText.Of(name));

    private ClaimAddress Named(ClaimAddress address) =>
        address with { Line = Named(address.Line), City = Named(address.City) };

    private void CloseTransaction()
    {
        _counted += _segments.Count + 1;
        _segments.Write("SE", _counted.ToString(CultureInfo.InvariantCulture), Transaction);
        _claims = 0;
    }

    private string Transaction => _transactions.ToString("0000", CultureInfo.InvariantCulture);
}
