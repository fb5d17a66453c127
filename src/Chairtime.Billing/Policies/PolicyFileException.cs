namespace Chairtime.Billing.Policies;

/// <summary>A payer or practice file that breaks the format; the message says where, what was found and what was
/// expected.</summary>
public sealed class PolicyFileException : Exception
{
    public PolicyFileException(string message)
        : base(message)
    {
    }

    public PolicyFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public PolicyFileException()
    {
    }
}
