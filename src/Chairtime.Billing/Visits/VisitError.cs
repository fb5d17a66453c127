using System.Collections.Immutable;
using System.Globalization;

namespace Chairtime.Billing.Visits;

/// <summary>One thing wrong with a visit's text: where, found, expected. Carries no patient's data.</summary>
/// <param name="VisitId">Null when it could not be read.</param>
/// <param name="Path">Such as <c>administrations[2].start</c>; empty for the text as a whole.</param>
/// <param name="Found">Own words; a value only where it cannot be a person's.</param>
/// <param name="Offset">Bytes from the beginning of the visit's text.</param>
public sealed record VisitError(string? VisitId, string Path, string Found, string Expected, long Offset)
{
    /// <summary>One sentence on one line, whatever the text holds.</summary>
    public override string ToString()
    {
        var visit = VisitId is null ? "a visit without a readable visitId" : $"visit {VisitId}";
        var place = Path.Length == 0 ? "" : $" {Path}:";
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{visit}:{place} found {Found}, expected {Expected} (byte {Offset})");
        return text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? '?' : c)) : text;
    }
}

/// <summary>What came of reading one visit's text.</summary>
/// <param name="Visit">Null when there is any error: a visit is taken whole or not at all.</param>
public sealed record VisitReading(Visit? Visit, ImmutableArray<VisitError> Errors);
