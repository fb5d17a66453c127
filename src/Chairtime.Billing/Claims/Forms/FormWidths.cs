using System.Collections.Frozen;

namespace Chairtime.Billing.Claims.Forms;

/// <summary>How many characters each item of the CMS-1500 (02/12) holds, at ten to the inch.</summary>
/// <remarks>NUCC 1500 instructions; taken from working knowledge and not re-read (unverified).</remarks>
public static class FormWidths
{
    private static readonly FrozenDictionary<string, int> ByItem = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["carrier.name"] = 38,
        ["carrier.page"] = 20,
        ["1a"] = 29,
        ["2"] = 28,
        ["4"] = 29,
        ["5.line"] = 28,
        ["5.city"] = 24,
        ["5.state"] = 3,
        ["5.zip"] = 12,
        ["7.line"] = 29,
        ["7.city"] = 23,
        ["7.state"] = 4,
        ["7.zip"] = 12,
        ["9"] = 28,
        ["9a"] = 28,
        ["9d"] = 28,
        ["11"] = 29,
        ["11c"] = 29,
        ["17.name"] = 24,
        ["17b"] = 10,
        ["19"] = 48,
        ["22.code"] = 11,
        ["22.number"] = 18,
        ["23"] = 29,
        ["24D.code"] = 6,
        ["24E"] = 4,
        ["24F"] = 8,
        ["24G"] = 3,
        ["24upper"] = 61,
        ["25"] = 15,
        ["26"] = 14,
        ["28"] = 9,
        ["29"] = 8,
        ["31.signature"] = 21,
        ["31.name"] = 21,
        ["32.name"] = 26,
        ["32.line"] = 26,
        ["32.city"] = 26,
        ["33.name"] = 29,
        ["33.line"] = 29,
        ["33.city"] = 29,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Item 19 is the one that people read, so its text may be set as close as fifteen to the inch: the instructions
    // let it hold this many, more than the columns of its box (remembered, and found in no text that we could read).
    private const int MostOfClaimInformation = 71;

    // Names and addresses may be set closer, by a fifth at most: what they say is told by a number elsewhere. Numbers,
    // codes and money are read by machines and keep their pitch.
    private static readonly FrozenSet<string> Prose = FrozenSet.Create(StringComparer.Ordinal,
        "carrier.name", "2", "4", "5.line", "5.city", "7.line", "7.city", "9", "9d", "11c", "17.name", "31.name",
        "32.name", "32.line", "32.city", "33.name", "33.line", "33.city");

    /// <summary>The most characters that an item takes when they are set as close as it allows.</summary>
    internal static int MostOf(string item)
    {
        if (item == "19")
            return MostOfClaimInformation;
        var width = Of(item);
        return Prose.Contains(item) ? width + (width / 4) : width;
    }

    /// <summary>The most characters of an item; of one letter, number part or cross, as many as there are.</summary>
    public static int Of(string item)
    {
        if (ByItem.TryGetValue(item, out var width))
            return width;
        // The lines of item 24 end in their number.
        var cut = item.LastIndexOf('.');
        return cut > 0 && ByItem.TryGetValue(item[..cut], out width) ? width : int.MaxValue;
    }
}
