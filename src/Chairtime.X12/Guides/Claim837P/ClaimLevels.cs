using Chairtime.X12.Reading;

namespace Chairtime.X12.Guides.Claim837P;

/// <summary>Whoever stands above a claim: provider, subscriber and patient, each of them read when asked
/// for.</summary>
/// <param name="Subscriber">Null for a claim without one, which is a fault.</param>
/// <param name="Dependent">The patient, when that is not the subscriber.</param>
internal sealed record ClaimLevels(ClaimLevel? Provider, ClaimLevel? Subscriber, ClaimLevel? Dependent);

/// <summary>A level above claims (loops 2000A, 2000B and 2000C), shared by all claims under it.</summary>
/// <param name="part">The level; it stays as it is.</param>
/// <param name="role">Of the one that the level is about.</param>
internal sealed class ClaimLevel(Part part, string role)
{
    private Party? _who;
    private Party? _payer;

    public Party? Who => _who ??= With(role);

    public Party? Payer => _payer ??= With("PR");

    /// <summary>SBR01.</summary>
    public string? Sequence => part.Text(part.Find("SBR"), 1);

    /// <summary>SBR09.</summary>
    public string? FilingCode => part.Text(part.Find("SBR"), 9);

    private Party? With(string kind) => PartyReader.At(part, part.Find("NM1", kind));
}
