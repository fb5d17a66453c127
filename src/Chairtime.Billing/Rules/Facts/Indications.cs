using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Chairtime.Billing.Rules;

/// <summary>What the catalogue and policies call a disease, and its ICD-10-CM codes.</summary>
internal static partial class Indications
{
    private static readonly (string Word, string[] Codes)[] Known =
    [
        ("RA", ["M05", "M06"]), ("rheumatoid", ["M05", "M06"]), ("GCA", ["M31.5", "M31.6"]),
        ("giant", ["M31.5", "M31.6"]), ("vasculitis", ["M30", "M31"]), ("granulomatosis", ["M31"]),
        ("polyangiitis", ["M31"]), ("pJIA", ["M08"]), ("sJIA", ["M08.2"]), ("JIA", ["M08"]), ("juvenile", ["M08"]),
        ("Still", ["M06.1", "M08.2"]), ("osteoporosis", ["M80", "M81"]), ("gout", ["M10", "M1A"]),
        ("AS", ["M45"]), ("ankylosing", ["M45"]), ("spondylitis", ["M45", "M46"]),
        ("spondyloarthritis", ["M45", "M46"]), ("psoriatic", ["L40.5"]),
        ("psoriasis", ["L40"]), ("crohn", ["K50"]), ("ulcerative", ["K51"]), ("lupus", ["M32"]), ("XLH", ["E83.31"]),
        ("HLH", ["D76.1"]),
    ];

    /// <summary>Codes and prefixes of every disease that a text names; empty when it names none that is known.
    /// </summary>
    public static ImmutableArray<string> In(string text)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (Match word in Word.Matches(text))
        {
            foreach (var (name, its) in Known)
            {
                // An abbreviation or a name is told apart from the word that it looks like: AS, Still.
                if (name.Equals(word.Value, char.IsUpper(name[0])
                    ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                    codes.AddRange(its);
            }
        }

        return codes.DrainToImmutable();
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
