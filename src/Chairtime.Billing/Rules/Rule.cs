using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Rules;

/// <summary>A check on a coded visit: what it finds, how hard it is, since when, who says so, and the check
/// itself.</summary>
/// <param name="Id">Permanent dotted id, family first.</param>
/// <param name="Gate">The gate of the claim that it guards.</param>
/// <param name="Meaning">What is wrong when it fires, in own words.</param>
/// <param name="Remedy">What a person does about it, in general; a finding's own fix names the property.</param>
/// <param name="Prevents">Denial codes that acting on it prevents: group and CARC, or RARC.</param>
public sealed record Rule(
    string Id, Severity Severity, Gate Gate, string Meaning, string Remedy, Citation Source,
    ImmutableArray<string> Prevents)
{
    // What the product is for began here: visits of an earlier day are coded, their rules were never gathered.
    private static readonly DateOnly FirstDay = new(2015, 1, 1);

    /// <summary>Dates of service that it holds for.</summary>
    public DateRange InForce { get; init; } = new(FirstDay);

    /// <summary>Without these it finds nothing, whatever else the visit holds.</summary>
    internal VisitHas Needs { get; init; }

    /// <summary>Reports what it finds; never throws on a valid visit.</summary>
    internal Action<RuleWork, Rule> Check { get; init; } = static (_, _) => { };

    /// <summary><see cref="Remedy"/> as a finding's fix, made once.</summary>
    internal FormattableString GeneralFix { get; } = $"{Remedy}";

    /// <summary><see cref="Prevents"/> as findings carry it, made once.</summary>
    internal IReadOnlyList<string> DenialCodes { get; } = Prevents;

    /// <summary>Place in the rule book, which is also the order in which findings come out.</summary>
    internal int Order { get; set; }
}
