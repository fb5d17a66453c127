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

    /// <summary>The visit as if this payer were its first: what names the payer of the visit names this one.</summary>
    public Visit Apply(Visit visit)
    {
        var planType = Book.On(PayerId, visit.DateOfService)?.PlanType;
        var was = visit.Coverages.IsEmpty ? null : visit.Coverages[0];
        if (was?.PayerId == PayerId)
            return visit;
        var first = was is null ? new Coverage(PayerId, null, null, null, null, null)
            : was with { PayerId = PayerId, PlanType = planType ?? was.PlanType };
        return visit with
        {
            Coverages = was is null ? [first] : visit.Coverages.SetItem(0, first),
            Authorizations =
            [
                .. visit.Authorizations.Select(known =>
                    known.PayerId is { } of && of == was?.PayerId ? known with { PayerId = PayerId } : known),
            ],
        };
    }
}
