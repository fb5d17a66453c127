using System.Collections.Frozen;

namespace Chairtime.Billing.Rules;

/// <summary>Shapes of published identifiers.</summary>
internal static class Identifiers
{
    private const int BeneficiaryLength = 11;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Placeholders =
        new[] { "UNKNOWN", "UNK", "NONE", "N/A", "NA", "TBD", "PENDING", "SELF", "SAME", "NULL", "XXX" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Ten digits whose last one checks the others (Luhn, with the card issuer prefix 80840).</summary>
    public static bool IsNpi(string npi)
    {
        if (npi.Length != 10)
            return false;
        // The prefix by itself adds 24.
        var sum = 24;
        for (var i = 0; i < npi.Length; i++)
        {
            if (!char.IsAsciiDigit(npi[i]))
                return false;
            var digit = npi[i] - '0';
            if (i % 2 == 0)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>A word that a front desk writes where nothing is known, or one character again and again.</summary>
    public static bool IsPlaceholder(string id)
    {
        var text = id.AsSpan().Trim();
        if (text.IsEmpty || Placeholders.Contains(text))
            return true;
        // Three characters may be alike by chance.
        return text.Length > 3 && text.IndexOfAnyExcept(text[0]) < 0;
    }

    /// <summary>A Medicare beneficiary identifier: eleven characters by position, dashes and blanks ignored.</summary>
    public static bool IsBeneficiary(string id)
    {
        Span<char> plain = stackalloc char[BeneficiaryLength];
        var length = 0;
        foreach (var character in id)
        {
            if (character is '-' or ' ')
                continue;
            if (length == BeneficiaryLength)
                return false;
            plain[length++] = char.ToUpperInvariant(character);
        }

        if (length < BeneficiaryLength || plain[0] is < '1' or > '9')
            return false;
        // Digits (n), letters without S, L, O, I, B, Z (a), or either (x).
        const string Positions = "naxnaxnaann";
        for (var i = 1; i < BeneficiaryLength; i++)
        {
            var isDigit = char.IsAsciiDigit(plain[i]);
            var isLetter = char.IsAsciiLetterUpper(plain[i]) && !"SLOIBZ".Contains(plain[i], StringComparison.Ordinal);
            var fits = Positions[i] switch
            {
                'n' => isDigit,
                'a' => isLetter,
                _ => isDigit || isLetter,
            };
            if (!fits)
                return false;
        }

        return true;
    }
}
