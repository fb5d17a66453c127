using System.Collections.Immutable;

namespace Chairtime.Billing.Catalogue;

/// <summary>Why a drug could not be turned into one code on the day.</summary>
public enum ResolutionProblem
{
    None,

    /// <summary>Nothing in the catalogue matches what was charted.</summary>
    Unknown,

    /// <summary>Several codes match and nothing in the chart tells them apart.</summary>
    Ambiguous,

    /// <summary>NDC, HCPCS and name name different drugs.</summary>
    Contradictory,

    /// <summary>
    /// The code charted is not in force on the day; <see cref="DrugResolution.Code"/> is its successor if known.
    /// </summary>
    NotInForce,

    /// <summary>The NDC is not written in any usual form.</summary>
    MalformedNdc,
}

/// <summary>What the catalogue makes of a charted drug on a day.</summary>
/// <param name="Code">The one code to bill, or null.</param>
/// <param name="Candidates">HCPCS codes that were possible, when not exactly one was.</param>
/// <param name="Identity">Same drug, same text: what "the same drug again" compares. Never empty.</param>
/// <param name="Note">
/// Own words: which code gave way to which, what contradicts what; null when there is nothing to say.
/// </param>
public sealed record DrugResolution(
    DrugCode? Code, NdcEntry? Ndc, ResolutionProblem Problem, ImmutableArray<string> Candidates, string Identity,
    string? Note)
{
    /// <summary>
    /// The family that the code, or every candidate, is in; null when unknown or when candidates differ.
    /// </summary>
    public AdministrationFamily? Family { get; init; }
}
