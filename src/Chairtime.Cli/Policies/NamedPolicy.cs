using Chairtime.Billing.Policies;
using Chairtime.Billing.Visits;

namespace Chairtime.Cli.Policies;

/// <summary>A payer as a person names it on the command line: an id that is known, or a file.</summary>
internal sealed record NamedPolicy(string PayerId, PayerBook Book)
{
    /// <exception cref="CannotException">No such payer, or its file breaks the format.</exception>
    public static NamedPolicy Find(string name, PayerBook known)
    {
        if (known.PayerIds.Contains(name, StringComparer.Ordinal))
            return new NamedPolicy(name, known);
        if (!File.Exists(name))
        {
            throw new CannotException($"'{name}' is neither a payer nor a payer file; the payers are {
                string.Join(", ", known.PayerIds)}.");
        }

        try
        {
            var content = File.ReadAllBytes(name);
            return new NamedPolicy(
                PayerBook.IdOf(name, content), PayerBook.ReadOverShipped([new(name, content)]));
        }
        catch (PolicyFileException error)
        {
            throw new CannotException(error.Message, error);
        }
    }

    /// <summary>The visit as if this payer were its first.</summary>
    public Visit Apply(Visit visit)
    {
        var first = visit.Coverages.IsEmpty
            ? new Coverage(PayerId, null, null, null, null, null)
            : visit.Coverages[0] with { PayerId = PayerId };
        return visit with
        {
            Coverages = visit.Coverages.IsEmpty ? [first] : visit.Coverages.SetItem(0, first),
        };
    }
}
