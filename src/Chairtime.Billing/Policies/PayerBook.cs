namespace Chairtime.Billing.Policies;

/// <summary>Every payer known to this run, and what each demands on a day.</summary>
public sealed class PayerBook
{
    /// <summary>The payers that ship with the product (<c>data/payers</c>).</summary>
    public static PayerBook Shipped { get; } = new();

    /// <summary>The terms of a payer on a day, or null when no such payer is known.</summary>
    public PayerTerms? On(string payerId, DateOnly day) => throw new NotSupportedException("being written");
}
