using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Chairtime.Billing.Claims;
using Chairtime.Billing.Claims.Electronic;
using Chairtime.X12.Checking;
using Chairtime.X12.Envelope;

namespace Chairtime.Cli.Billing;

/// <summary>The claims of one payer, kept in a scratch file until the week is complete: only then are the numbers
/// known that the interchange begins with.</summary>
internal sealed class PayerClaims(string payerId, string payerName, FileStream scratch) : IDisposable
{
    private const int HeadBytes = 3 * sizeof(int);
    private const int FlushBytes = 1 << 20;

    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string PayerId => payerId;

    public string PayerName => payerName;

    public int Count { get; private set; }

    public decimal Charge { get; private set; }

    public decimal Expected { get; private set; }

    /// <summary>The last day of service of a claim.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>The file's name, without its ending.</summary>
    public string FileName { get; } = string.Concat(
        payerId.Select(static sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' ? sign : '-'));

    public void Add(in OutgoingClaim outgoing, decimal expected)
    {
        var claim = outgoing.Electronic;
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, claim.Bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], claim.PatientStart);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], claim.Segments);
        scratch.Write(head);
        scratch.Write(claim.Bytes.Span);
        _digest.AppendData(claim.Bytes.Span);
        Count++;
        Charge += outgoing.Claim.Charge;
        Expected += expected;
        if (outgoing.Claim.DateOfService > LastDay)
            LastDay = outgoing.Claim.DateOfService;
    }

    /// <summary>Writes the interchange and reads it back through the same checks that a receiver would make.</summary>
    /// <param name="made">The day that the interchange states; the last day of service when null.</param>
    /// <returns>ISA13: worked out from the claims, so that the same claims are the same interchange and a
    /// receiver recognizes what was sent twice.</returns>
    /// <exception cref="InvalidOperationException">The file is not sound although each claim was.</exception>
    public int Write(FileStream file, ClaimContext context, DateOnly? made)
    {
        var digest = _digest.GetHashAndReset();
        var control = (int)(BinaryPrimitives.ReadUInt32BigEndian(digest) % 999_999_999) + 1;
        var names = new InterchangeNames(
            context.Practice.Submitter!, context.Practice.Receiver!, control, made ?? LastDay);
        var output = new ArrayBufferWriter<byte>(2 * FlushBytes);
        var interchange = new ClaimInterchange(output, names, context.Billing!);
        foreach (var claim in Kept())
        {
            interchange.Add(claim);
            if (output.WrittenCount < FlushBytes)
                continue;
            file.Write(output.WrittenSpan);
            output.ResetWrittenCount();
        }

        interchange.Close();
        file.Write(output.WrittenSpan);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        using var checker = new Checker(new SegmentReader(file));
        while (checker.Read())
        {
        }

        return checker.Issues.Count == 0 ? control : throw new InvalidOperationException(
            $"The interchange of payer {payerId} is not sound: {checker.Issues[0].Code} {checker.Issues[0].Message}");
    }

    public void Dispose()
    {
        scratch.Dispose();
        _digest.Dispose();
    }

    private IEnumerable<ElectronicClaim> Kept()
    {
        scratch.Position = 0;
        var head = new byte[HeadBytes];
        var bytes = new byte[4096];
        for (var i = 0; i < Count; i++)
        {
            scratch.ReadExactly(head);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (bytes.Length < length)
                bytes = new byte[2 * length];
            scratch.ReadExactly(bytes, 0, length);
            yield return new ElectronicClaim(bytes.AsMemory(0, length),
                BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)),
                BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(8)));
        }
    }
}
