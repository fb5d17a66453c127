namespace Chairtime.Billing.Catalogue;

/// <summary>A National Drug Code in the eleven-digit billing form (5-4-2), whatever form it was written in.</summary>
public readonly record struct Ndc
{
    private readonly string? _digits;

    private Ndc(string digits) => _digits = digits;

    /// <summary>Eleven digits, no dashes.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("An Ndc was never given a value.");

    /// <summary>
    /// Reads 4-4-2, 5-3-2, 5-4-1 and 5-4-2 with dashes, or eleven digits. Ten digits without dashes are refused:
    /// nothing tells which part is short (see <see cref="TenDigitReadings"/>).
    /// </summary>
    public static bool TryParse(string? text, out Ndc ndc)
    {
        ndc = default;
        var span = text.AsSpan().Trim();
        if (span.Length == 11 && AllDigits(span))
        {
            ndc = new Ndc(text!.Length == 11 ? text : span.ToString());
            return true;
        }

        var first = span.IndexOf('-');
        var last = span.LastIndexOf('-');
        if (first < 0 || first == last)
            return false;
        var labeler = span[..first];
        var product = span[(first + 1)..last];
        var package = span[(last + 1)..];
        var lengths = (labeler.Length, product.Length, package.Length);
        var usual = lengths is (4, 4, 2) or (5, 3, 2) or (5, 4, 1) or (5, 4, 2);
        if (!usual || !AllDigits(labeler) || !AllDigits(product) || !AllDigits(package))
            return false;
        Span<char> digits = stackalloc char[11];
        digits.Fill('0');
        labeler.CopyTo(digits[(5 - labeler.Length)..]);
        product.CopyTo(digits[(9 - product.Length)..]);
        package.CopyTo(digits[(11 - package.Length)..]);
        ndc = new Ndc(digits.ToString());
        return true;
    }

    /// <summary>The three codes that ten digits without dashes could stand for; empty for any other text.</summary>
    public static IReadOnlyList<Ndc> TenDigitReadings(string? text)
    {
        var digits = text.AsSpan().Trim();
        if (digits.Length != 10 || !AllDigits(digits))
            return [];
        return
        [
            new Ndc($"0{digits}"),
            new Ndc($"{digits[..5]}0{digits[5..]}"),
            new Ndc($"{digits[..9]}0{digits[9..]}"),
        ];
    }

    public override string ToString() => Digits;

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
