using System.Text;

namespace Chairtime.Billing.Claims;

/// <summary>Text as a claim can carry it: letters without accents, and none of the signs that X12 keeps for
/// itself.</summary>
internal static class ClaimText
{
    // From U+00C0 to U+017F, one sign each; '?' where there is no plain letter.
    private const string Plain =
        "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNn"
        + "OoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// <summary>Free text and names; identifiers are never changed.</summary>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var sign = letter switch
            {
                '\u2018' or '\u2019' => '\'',
                '\u2013' or '\u2014' => '-',
                '\u00B5' or '\u03BC' => 'u',
                >= '\u00C0' and <= '\u017F' when letter - '\u00C0' < Plain.Length => Plain[letter - '\u00C0'],
                '*' or ':' or '^' or '~' or < ' ' or > '~' => ' ',
                _ => letter,
            };
            if (sign != ' ' || (plain.Length > 0 && plain[^1] != ' '))
                plain.Append(sign);
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The digits of a text, for ZIP codes.</summary>
    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static bool IsPlain(string text)
    {
        var before = ' ';
        foreach (var letter in text)
        {
            if (letter is < ' ' or > '~' or '*' or ':' or '^' or '~' || (letter == ' ' && before == ' '))
                return false;
            before = letter;
        }

        return before != ' ' || text.Length == 0;
    }
}
