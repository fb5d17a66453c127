using System.Globalization;

namespace Chairtime.Reference.Reading;

/// <summary>Reads the cells of the current row by column name, and refuses what a column cannot hold.</summary>
public sealed class Fields(RowReader rows, ColumnMap columns)
{
    // Dividing by this strips trailing zeros: a text prints 1.410 where the workbook of the same table holds 1.41.
    private const decimal OneToTheLastPlace = 1.0000000000000000000000000000m;

    /// <summary>Trimmed text, inner white space and line breaks collapsed; empty when the file lacks the
    /// column.</summary>
    public string Text(string name)
    {
        var column = columns[name];
        if (column < 0)
            return "";
        return Collapse(rows.Cell(column));
    }

    /// <summary>A text without line breaks, and with single spaces.</summary>
    internal static string Collapse(ReadOnlySpan<char> text) =>
        text.IndexOfAny('\r', '\n') < 0 && !text.Contains("  ", StringComparison.Ordinal)
            ? text.ToString()
            : string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A procedure or drug code: five characters, letters and digits.</summary>
    public string Code(string name) => Checked(name, Text(name).ToUpperInvariant(), IsCode,
        "a code of five characters");

    public static bool IsCode(string text) => text.Length == 5 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>A number in canonical form, or empty; dollar signs and thousands commas are taken off.</summary>
    public string Number(string name, params string[] empty)
    {
        var text = Text(name);
        if (text.Length == 0 || empty.Contains(text, StringComparer.OrdinalIgnoreCase))
            return "";
        return Canonical(text) ?? throw Wrong(name, text, "a number");
    }

    /// <summary>A number without dollar sign, percent sign, thousands commas and trailing zeros; null for anything
    /// else.</summary>
    internal static string? Canonical(string text) => decimal.TryParse(
        text.TrimStart('$').Replace(",", "", StringComparison.Ordinal).TrimEnd('%'),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000m
        ? (number / OneToTheLastPlace).ToString(CultureInfo.InvariantCulture) : null;

    public string RequiredNumber(string name) =>
        Number(name) is { Length: > 0 } number ? number : throw Wrong(name, "", "a number");

    /// <summary>Digits, padded with zeros on the left: workbooks and some text files lose them.</summary>
    public string Digits(string name, int length)
    {
        var text = Text(name);
        return Checked(name, text.PadLeft(length, '0'), t => t.Length == length && t.All(char.IsAsciiDigit),
            $"{length} digits");
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>, or empty.</summary>
    public string Day(string name, params string[] empty)
    {
        var text = Text(name);
        if (text.Length == 0 || empty.Contains(text))
            return "";
        return Days.TryParse(text, out var day) ? Days.Text(day) : throw Wrong(name, text, "a date");
    }

    public string OneOf(string name, string allowed)
    {
        var text = Text(name);
        return Checked(name, text, t => t.Length == 1 && allowed.Contains(t[0]), "one of " + string.Join(", ",
            allowed.ToArray()));
    }

    public string Checked(string name, string value, Func<string, bool> isRight, string expected) =>
        isRight(value) ? value : throw Wrong(name, value, expected);

    public RefusedFileException Wrong(string name, string found, string expected) =>
        rows.Refuse($"{name} {RefusedFileException.Show(found)}", expected);
}
