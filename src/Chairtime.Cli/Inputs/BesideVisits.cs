using Chairtime.Billing.Policies;

namespace Chairtime.Cli.Inputs;

/// <summary>What a folder of visits holds beside them, so that one name is enough: the practice's file and a folder
/// of payers' files.</summary>
/// <param name="Practice">Null when the folder has no <c>practice.json</c>.</param>
/// <param name="Payers">Null when it has no folder <c>payers</c>.</param>
internal sealed record BesideVisits(string? Practice, string? Payers)
{
    private const string PracticeFile = "practice.json";
    private const string PayersFolder = "payers";

    public static BesideVisits Of(string visits)
    {
        if (!Directory.Exists(visits))
            return new BesideVisits(null, null);
        var (practice, payers) = (Path.Combine(visits, PracticeFile), Path.Combine(visits, PayersFolder));
        return new BesideVisits(
            File.Exists(practice) ? practice : null, Directory.Exists(payers) ? payers : null);
    }

    /// <summary>Names of the files in the folder of visits that hold none.</summary>
    public static IReadOnlySet<string> NotVisits(Practice? practice) => new HashSet<string>(StringComparer.Ordinal)
    {
        PracticeFile, practice?.AuthorizationsFile ?? PracticeFile, practice?.ClaimsFile ?? PracticeFile,
    };
}
