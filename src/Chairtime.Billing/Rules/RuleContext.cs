using System.Collections.Immutable;
using Chairtime.Billing.Authorizations;
using Chairtime.Billing.Policies;

namespace Chairtime.Billing.Rules;

/// <summary>Everything that checks look things up in. Immutable and safe to share between threads.</summary>
/// <param name="Coding">Catalogue, payers and published tables; without tables the rules that need them are
/// silent.</param>
/// <param name="Practice">Null when the run has no practice file: what needs it is silent.</param>
/// <param name="Today">For filing clocks; null leaves them out.</param>
public sealed record RuleContext(CodingContext Coding, Practice? Practice, History History, DateOnly? Today)
{
    /// <summary>Gates that a person lets claims through.</summary>
    public ImmutableArray<GateOverride> Overrides { get; init; } = [];

    /// <summary>Checks with what coding knows, and nothing of the practice or the past.</summary>
    public static RuleContext Of(CodingContext coding) => new(coding, null, History.None, null);
}
