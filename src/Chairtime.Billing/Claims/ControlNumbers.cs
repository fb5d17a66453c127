using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chairtime.Billing.Claims;

/// <summary>Numbers that name a claim for its whole life. Worked out from what the claim is, so that a second run
/// gives the same numbers, and no other claim ever gets them.</summary>
internal static class ControlNumbers
{
    // Without I, L, O and U: nobody reads a digit where a letter is.
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int SignsOfVisit = 11;

    /// <summary>CLM01 and item 26, which holds 14 signs: 11 of the visit (55 bits, so that a million visits of a
    /// practice share one with a chance of one in seventy thousand), the payer's place, the part, the
    /// submission.</summary>
    /// <param name="part">From 1 to 31; a visit may need several claims.</param>
    /// <param name="submission">1 the first time; a correction is a claim of its own.</param>
    public static string OfClaim(string practiceId, string visitId, char place, int part, int submission) =>
        $"{OfVisit(practiceId, visitId)}{place}{Signs[part]}{Signs[submission]}";

    /// <summary>Item 26 of a form that holds only some lines of a claim, because a form names one authorization: no
    /// part of a visit has a letter as its number.</summary>
    /// <param name="group">From 1, for the second group of lines.</param>
    public static string OfForm(string claim, int group) =>
        string.Concat(claim.AsSpan(0, claim.Length - 2), Signs[10 + group].ToString(), claim.AsSpan(claim.Length - 1));

    /// <summary>REF*6R.</summary>
    /// <param name="line">The line's place in the claim, from 1.</param>
    public static string OfLine(string claim, int line) =>
        string.Create(CultureInfo.InvariantCulture, $"{claim}-{line:00}");

    private static string OfVisit(string practiceId, string visitId)
    {
        // The length of the first keeps ("A", "BC") and ("AB", "C") apart.
        var named = string.Create(CultureInfo.InvariantCulture, $"{practiceId.Length}:{practiceId}{visitId}");
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(named), digest);
        Span<char> text = stackalloc char[SignsOfVisit];
        for (var i = 0; i < SignsOfVisit; i++)
        {
            var bit = i * 5;
            var pair = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            text[i] = Signs[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(text);
    }
}
