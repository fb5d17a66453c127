namespace Chairtime.Billing.Rules;

/// <summary>What the ICD-10-CM guidelines say of codes that rheumatology meets.</summary>
/// <remarks>From the tabular list's notes as known; not re-read (see the rules' source).</remarks>
internal static class DiagnosisCodes
{
    private static readonly (string One, string Other)[] Excluding =
    [
        ("M05", "M08"), ("M05", "M45"), ("M05", "I00"), ("M06.1", "M08.2"), ("M08", "M05.0"), ("M08", "L40.54"),
        ("M08", "M33.0"), ("M10.9", "M1A"), ("M32", "L93.0"), ("M34", "L94.0"), ("M35.3", "M31.5"), ("M45", "M08.1"),
        ("M45", "M02.3"), ("M45", "M35.2"), ("M35.1", "M30.8"), ("M81", "M80"), ("K50", "K51"),
    ];

    private static readonly (string Code, string Instead)[] Unspecifieds =
    [
        ("M05.9", "a seropositive code with its site (M05.7-)"),
        ("M06.9", "seropositive (M05.-) or seronegative (M06.0-) disease with its site"),
        ("M08.00", "a juvenile arthritis code with its site"),
        ("M31.30", "M31.31 when the kidney is involved"),
        ("M32.9", "lupus with its organ involvement (M32.1-)"),
        ("M32.10", "lupus with its organ involvement (M32.1-)"),
        ("M45.9", "ankylosing spondylitis with its region (M45.0 to M45.8)"),
        ("L40.50", "a psoriatic arthropathy code (L40.51 to L40.59)"),
        ("M35.00", "sicca syndrome with its organ involvement (M35.0-)"),
        ("M34.9", "systemic sclerosis with its organ involvement (M34.-)"),
        ("K50.90", "Crohn's disease with its site"),
    ];

    // "In diseases classified elsewhere".
    private static readonly string[] Manifestations =
    [
        "D63", "D77", "F02", "G53", "G63", "G73.7", "G94", "H36", "H42", "I32", "I39", "I41", "I43", "I52", "I68",
        "K67", "K77", "L14", "L45", "L54", "L62", "L86", "L99", "M01", "M02.8", "M03", "M14", "M36", "M49", "M63",
        "M90", "N08", "N16", "N22", "N29", "N33", "N37", "N51", "N74",
    ];

    private static readonly string[] Headings =
    [
        "L40", "L40.5", "M05", "M05.7", "M05.8", "M06", "M06.0", "M06.8", "M08", "M10", "M1A", "M31", "M31.3", "M32",
        "M32.1", "M33", "M34", "M35", "M35.0", "M45", "M80", "M81", "K50", "K51",
    ];

    /// <summary>A letter, a digit, a letter or digit, and after the dot up to four more.</summary>
    public static bool IsWellFormed(string code)
    {
        if (code.Length is < 3 or > 8 || !char.IsAsciiLetterUpper(code[0]) || !char.IsAsciiDigit(code[1])
            || !IsLetterOrDigit(code[2]))
        {
            return false;
        }

        var from = code.Length > 3 && code[3] == '.' ? 4 : 3;
        if (code.Length - from > 4 || (from == 4 && code.Length == 4))
            return false;
        for (var i = from; i < code.Length; i++)
        {
            if (!IsLetterOrDigit(code[i]))
                return false;
        }

        return true;
    }

    public static bool IsKnownHeading(string code) => Array.IndexOf(Headings, code) >= 0;

    public static string? MoreSpecific(string code)
    {
        foreach (var (unspecified, instead) in Unspecifieds)
        {
            if (unspecified == code)
                return instead;
        }

        return null;
    }

    /// <summary>External causes, and the Z codes of long-term drug use, status and history.</summary>
    public static bool IsNeverFirst(string code) => code.Length > 2 && (code[0] is 'V' or 'W' or 'X' or 'Y'
        || Begins(code, "Z79") || Begins(code, "Z68") || Begins(code, "Z88") || Begins(code, "Z16"));

    public static bool IsManifestation(string code)
    {
        foreach (var manifestation in Manifestations)
        {
            if (Begins(code, manifestation))
                return true;
        }

        return false;
    }

    public static bool Exclude(string a, string b)
    {
        foreach (var (one, other) in Excluding)
        {
            if ((Begins(a, one) && Begins(b, other)) || (Begins(a, other) && Begins(b, one)))
                return true;
        }

        return false;
    }

    /// <summary>Perinatal codes belong to the newborn's first weeks, those of pregnancy to ages 9 to 64.</summary>
    public static bool IsForAge(string code, int age) => code.Length == 0 || code[0] switch
    {
        'P' => age < 1,
        'O' => age is >= 9 and <= 64,
        _ => true,
    };

    /// <summary>F, M, or null for a code that goes with either.</summary>
    public static string? SexOf(string code)
    {
        if (code.Length < 3)
            return null;
        return code[0] switch
        {
            'O' => "F",
            'N' when code[1] is '7' or '8' || Begins(code, "N9") => IsOfEither(code) ? null : "F",
            'N' when code[1] == '4' || Begins(code, "N50") || Begins(code, "N51") || Begins(code, "N52") => "M",
            'C' when code[1] == '5' && code[2] is >= '1' and <= '8' => "F",
            'C' when Begins(code, "C60") || Begins(code, "C61") || Begins(code, "C62") || Begins(code, "C63") => "M",
            _ => null,
        };
    }

    // N99 is of procedures on either.
    private static bool IsOfEither(string code) => Begins(code, "N99");

    private static bool IsLetterOrDigit(char character) =>
        char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character);

    private static bool Begins(string code, string prefix) => code.StartsWith(prefix, StringComparison.Ordinal);
}
