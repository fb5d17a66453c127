using System.Buffers;
using System.Globalization;
using System.Text;
using Chairtime.Billing.Policies;
using Chairtime.X12.Envelope;
using Chairtime.X12.Writing;

namespace Chairtime.Billing.Claims.Electronic;

/// <summary>A claim in the segments of an 837P, from its subscriber to its last line, without the HL segments, whose
/// numbers depend on where it comes to stand.</summary>
/// <param name="PatientStart">Where the segments of a patient begin who is not the subscriber (loop 2000C); 0 when
/// the subscriber is the patient.</param>
/// <param name="Segments">How many there are.</param>
public readonly record struct ElectronicClaim(ReadOnlyMemory<byte> Bytes, int PatientStart, int Segments)
{
    /// <summary>Writes a claim as its submitter's clearinghouse wants it.</summary>
    /// <exception cref="UnwritableException">An identifier holds a sign that X12 keeps for itself.</exception>
    public static ElectronicClaim Of(Claim claim, Submitter? submitter)
    {
        var output = new ArrayBufferWriter<byte>(2048);
        var segments = new SegmentWriter(
            output, Delimiters.Usual, Companion.Of(submitter, Companion.LineBreaks) != "none");
        var parts = new PeopleSegments(segments);
        parts.Subscriber(claim);
        var patientStart = 0;
        if (!claim.Insurance.IsPatient)
        {
            patientStart = output.WrittenCount;
            parts.Dependant(claim);
        }

        new ClaimSegments(segments, submitter).Write(claim);
        var bytes = output.WrittenMemory;
        if (Companion.SendsCapitals(submitter))
        {
            var capitals = bytes.ToArray();
            Ascii.ToUpperInPlace(capitals, out _);
            bytes = capitals;
        }

        return new ElectronicClaim(bytes, patientStart, (int)segments.Count);
    }
}

/// <summary>Values as X12 writes them.</summary>
internal static class X12Values
{
    public static string Amount(decimal dollars) => dollars.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>At most three places, no trailing zeros.</summary>
    public static string Quantity(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>ICD-10-CM without its dot.</summary>
    public static string Diagnosis(string code) => code.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant();
}
