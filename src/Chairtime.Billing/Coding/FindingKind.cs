using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Coding;

/// <summary>A kind of finding: its permanent id, what it means, what to do, and who says so.</summary>
/// <param name="Id">Permanent dotted id, family first.</param>
/// <param name="Meaning">Own words, for the generated list of findings.</param>
/// <param name="Remedy">What a person does about it, in general; a finding's own fix names the property.</param>
/// <param name="Prevents">Denial codes that acting on it prevents: group and CARC, or RARC.</param>
public sealed record FindingKind(
    string Id, Severity Severity, string Meaning, string Remedy, Citation Source, ImmutableArray<string> Prevents)
{
    /// <summary><see cref="Remedy"/> as a finding's fix, made once.</summary>
    internal FormattableString GeneralFix { get; } = $"{Remedy}";

    /// <summary><see cref="Prevents"/> as findings carry it, made once.</summary>
    internal IReadOnlyList<string> DenialCodes { get; } = Prevents;

    /// <summary>Place in the list of findings, which is also the order in which they come out.</summary>
    internal int Order { get; set; }
}
