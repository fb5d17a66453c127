using System.Collections.Frozen;
using System.Globalization;
using Chairtime.Billing.Claims.Forms;
using SkiaSharp;

namespace Chairtime.Paper.Forms;

/// <summary>A place on the form's grid: ten columns and six lines to the inch.</summary>
/// <param name="Line">From 1 at the top.</param>
/// <param name="Column">From 1 at the left.</param>
/// <param name="Width">Columns in which a number is set to the right; 0 for text, which begins at its
/// column.</param>
public readonly record struct GridPlace(int Line, int Column, int Width = 0);

/// <summary>Where each item of the CMS-1500 (02/12) stands.</summary>
/// <remarks>Ten columns and six lines to the inch, counted as open billing systems count them; crosses were compared
/// with the inches of another system's layout and agree within a millimetre. The official print specification was not
/// re-read (unverified), so that an offset can be set for each printer.</remarks>
public static class FormGrid
{
    /// <summary>Points from one column to the next.</summary>
    public const float ColumnStep = 7.2f;

    /// <summary>Points from one line to the next.</summary>
    public const float LineStep = 12f;

    // Left edge of column 1, and the base of a line 0, in points from the upper left corner of the sheet.
    private const float Left = 22f;
    private const float Top = 24f;

    // First of the six lines of item 24: the shaded half, then the white one.
    private const int FirstServiceLine = 43;

    private static readonly FrozenDictionary<string, GridPlace> Places = new Dictionary<string, GridPlace>(
        StringComparer.Ordinal)
    {
        ["carrier.name"] = new(2, 41),
        ["carrier.page"] = new(5, 41),
        ["1.medicare"] = new(8, 1),
        ["1.medicaid"] = new(8, 8),
        ["1.tricare"] = new(8, 15),
        ["1.champva"] = new(8, 24),
        ["1.group"] = new(8, 31),
        ["1.feca"] = new(8, 39),
        ["1.other"] = new(8, 45),
        ["1a"] = new(8, 50),
        ["2"] = new(10, 1),
        ["3.month"] = new(10, 31),
        ["3.day"] = new(10, 34),
        ["3.year"] = new(10, 37),
        ["3.male"] = new(10, 42),
        ["3.female"] = new(10, 47),
        ["4"] = new(10, 50),
        ["5.line"] = new(12, 1),
        ["6.self"] = new(12, 33),
        ["6.spouse"] = new(12, 38),
        ["6.child"] = new(12, 42),
        ["6.other"] = new(12, 47),
        ["7.line"] = new(12, 50),
        ["5.city"] = new(14, 1),
        ["5.state"] = new(14, 26),
        ["7.city"] = new(14, 50),
        ["7.state"] = new(14, 74),
        ["5.zip"] = new(16, 1),
        ["7.zip"] = new(16, 50),
        ["9"] = new(18, 1),
        ["11"] = new(18, 50),
        ["9a"] = new(20, 1),
        ["10a.yes"] = new(20, 35),
        ["10a.no"] = new(20, 41),
        ["11a.month"] = new(20, 53),
        ["11a.day"] = new(20, 56),
        ["11a.year"] = new(20, 59),
        ["11a.male"] = new(20, 68),
        ["11a.female"] = new(20, 75),
        ["10b.yes"] = new(22, 35),
        ["10b.no"] = new(22, 41),
        ["10c.yes"] = new(24, 35),
        ["10c.no"] = new(24, 41),
        ["11c"] = new(24, 50),
        ["9d"] = new(26, 1),
        ["11d.yes"] = new(26, 52),
        ["11d.no"] = new(26, 57),
        ["12"] = new(29, 7),
        ["13"] = new(29, 57),
        ["17.qualifier"] = new(34, 1),
        ["17.name"] = new(34, 4),
        ["17b"] = new(34, 33),
        ["19"] = new(36, 1),
        ["20.yes"] = new(36, 52),
        ["20.no"] = new(36, 57),
        ["21.indicator"] = new(37, 42),
        ["21.A"] = new(38, 3),
        ["21.B"] = new(38, 16),
        ["21.C"] = new(38, 29),
        ["21.D"] = new(38, 42),
        ["21.E"] = new(39, 3),
        ["21.F"] = new(39, 16),
        ["21.G"] = new(39, 29),
        ["21.H"] = new(39, 42),
        ["21.I"] = new(40, 3),
        ["21.J"] = new(40, 16),
        ["21.K"] = new(40, 29),
        ["21.L"] = new(40, 42),
        ["22.code"] = new(38, 50),
        ["22.number"] = new(38, 62),
        ["23"] = new(40, 50),
        ["25"] = new(56, 1),
        ["25.ssn"] = new(56, 17),
        ["25.ein"] = new(56, 19),
        ["26"] = new(56, 23),
        ["27.yes"] = new(56, 38),
        ["27.no"] = new(56, 43),
        ["28"] = new(56, 51, 9),
        ["29"] = new(56, 62, 8),
        ["31.signature"] = new(59, 1),
        ["31.name"] = new(60, 1),
        ["32.name"] = new(58, 23),
        ["32.line"] = new(59, 23),
        ["32.city"] = new(60, 23),
        ["32a"] = new(61, 24),
        ["33.area"] = new(57, 66),
        ["33.phone"] = new(57, 70),
        ["33.name"] = new(58, 50),
        ["33.line"] = new(59, 50),
        ["33.city"] = new(60, 50),
        ["33a"] = new(61, 51),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // In the white half of a line of item 24.
    private static readonly FrozenDictionary<string, GridPlace> ServicePlaces = new Dictionary<string, GridPlace>(
        StringComparer.Ordinal)
    {
        ["24A.from.month"] = new(0, 1),
        ["24A.from.day"] = new(0, 4),
        ["24A.from.year"] = new(0, 7),
        ["24A.through.month"] = new(0, 10),
        ["24A.through.day"] = new(0, 13),
        ["24A.through.year"] = new(0, 16),
        ["24B"] = new(0, 19),
        ["24D.code"] = new(0, 25),
        ["24D.modifier1"] = new(0, 33),
        ["24D.modifier2"] = new(0, 36),
        ["24D.modifier3"] = new(0, 39),
        ["24D.modifier4"] = new(0, 42),
        ["24E"] = new(0, 45),
        ["24F"] = new(0, 50, 8),
        ["24G"] = new(0, 59),
        ["24J"] = new(0, 68),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every item with its place, for what compares them with a form.</summary>
    public static IEnumerable<KeyValuePair<string, GridPlace>> Items => Places;

    /// <exception cref="ArgumentException">The form has no such item.</exception>
    public static GridPlace Of(string item)
    {
        if (Places.TryGetValue(item, out var place))
            return place;
        // Lines of item 24 carry their number: 24A.from.2.month, 24F.2, 24upper.2.
        var number = Array.Find(item.Split('.'), static part => part.Length == 1 && part[0] is >= '1' and <= '6');
        var line = number is null ? 0
            : FirstServiceLine + (2 * (int.Parse(number, CultureInfo.InvariantCulture) - 1));
        var name = number is null ? item : item.Replace("." + number, "", StringComparison.Ordinal);
        if (line > 0 && name == "24upper")
            return new GridPlace(line, 1);
        return line > 0 && ServicePlaces.TryGetValue(name, out place)
            ? place with { Line = line + 1 }
            : throw new ArgumentException($"The form has no item {item}.", nameof(item));
    }

    /// <summary>Where the base of the text begins, in points from the upper left corner of the sheet.</summary>
    public static SKPoint Point(GridPlace place, string text)
    {
        var column = place.Width > 0 ? place.Column + place.Width - text.Length : place.Column;
        return new SKPoint(X(column), Y(place.Line));
    }

    /// <summary>How wide a character of the entry is beside a whole column; 1 unless the text is longer than its
    /// item.</summary>
    public static float Narrowing(FormEntry entry)
    {
        var width = FormWidths.Of(entry.Item);
        return entry.Text.Length > width ? (float)width / entry.Text.Length : 1;
    }

    internal static float X(float column) => Left + ((column - 1) * ColumnStep);

    internal static float Y(int line) => Top + (line * LineStep);
}
