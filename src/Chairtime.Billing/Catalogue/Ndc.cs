namespace Chairtime.Billing.Catalogue;

/// <summary>A National Drug Code in the eleven-digit billing form (5-4-2), whatever form it was written in.</summary>
public readonly record struct Ndc
{
    private readonly string? _digits;

    private Ndc(string digits) => _digits = digits;

    /// <summary>Eleven digits, no dashes.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("An Ndc was never given a value.");

    /// <summary>Reads 4-4-2, 5-3-2, 5-4-1, 5-4-2 with dashes, or eleven digits. Ten digits without dashes are ambiguous.</summary>
    public static bool TryParse(string? text, out Ndc ndc) => throw new NotSupportedException("being written");

    public override string ToString() => Digits;
}
