using Chairtime.Billing.Catalogue;
using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Claims;

/// <summary>What a claim says of drugs that a pharmacy sent: they have no line, and a payer that sees only their
/// administration asks what was given.</summary>
internal static class SuppliedDrugs
{
    private const int MostText = 80;

    /// <summary>Name and package of each; null when the practice bought all that it gave. What does not fit is left
    /// out.</summary>
    public static string? Note(ClaimWork work)
    {
        string? note = null;
        foreach (var given in work.Visit.Administrations.OrderBy(static each => each.Id, StringComparer.Ordinal))
        {
            if (given is not { Acquired: Acquired.Supplied, Purpose: Purpose.Treatment }
                || !work.Coded.Lines.Any(line => line.Administrations.Contains(given.Id)))
                continue;
            var text = Described(given);
            if (note is null)
                note = "Supplied, not billed " + text;
            else if (!note.Contains(text, StringComparison.Ordinal) && note.Length + text.Length + 2 <= MostText)
                note += ", " + text;
        }

        return note is { Length: > MostText } ? note[..MostText].TrimEnd() : note;
    }

    private static string Described(Administration given)
    {
        var name = ClaimText.Of(given.Drug.Name ?? given.Drug.Hcpcs ?? "drug");
        var package = given.Drug.Ndc ?? given.Vials.Select(static vial => vial.Ndc).FirstOrDefault(
            static ndc => ndc is not null);
        return package is not null && Ndc.TryParse(package, out var ndc) ? $"{name} N4{ndc.Digits}" : name;
    }
}
