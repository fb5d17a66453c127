using System.Globalization;
using System.Text.RegularExpressions;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Reading;

namespace Chairtime.Reference.FeeSchedule;

/// <summary>What the fee schedule's yearly files have in common.</summary>
internal static partial class FeeYear
{
    /// <summary>The year in a name: four digits (<c>GPCI2026</c>) or two in front (<c>26LOCCO</c>).</summary>
    public static DateRange? Of(string name)
    {
        if (Days.Year(name) is { } year)
            return Days.WholeYear(year);
        if (DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Days.WholeYear(day.Year);
        var two = TwoDigits().Match(name);
        return two.Success
            ? Days.WholeYear(2000 + int.Parse(two.Groups["y"].Value, CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>Text alone in its row, where a contractor's number should stand.</summary>
    public static bool IsFootnote(RowReader rows, ColumnMap columns)
    {
        var mac = columns["mac"];
        for (var i = 0; i < rows.Count; i++)
        {
            if (i != mac && !rows[i].IsWhiteSpace())
                return false;
        }

        var cell = rows.Cell(mac);
        return cell.Length > 0 && !char.IsAsciiDigit(cell[0]);
    }

    [GeneratedRegex(@"^(?<y>\d\d)(?=[a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex TwoDigits();
}
