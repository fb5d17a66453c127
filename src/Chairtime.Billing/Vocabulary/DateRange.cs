namespace Chairtime.Billing.Vocabulary;

/// <summary>Days in force; both ends are part of the range.</summary>
/// <param name="Through">Last day, or null while still in force.</param>
public readonly record struct DateRange(DateOnly From, DateOnly? Through = null)
{
    public bool Contains(DateOnly day) => day >= From && (Through is null || day <= Through);

    public override string ToString() =>
        Through is { } through ? $"{From:yyyy-MM-dd} to {through:yyyy-MM-dd}" : $"from {From:yyyy-MM-dd}";
}
