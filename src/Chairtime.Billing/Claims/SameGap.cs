using System.Collections.Frozen;
using System.Collections.Immutable;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Claims;

/// <summary>Findings of making a claim, and the rules that tell of the same gap in the visit.</summary>
internal static class SameGap
{
    private static readonly FrozenDictionary<string, string[]> Rules = new Dictionary<string, string[]>
    {
        [ClaimFindings.BillingIncomplete.Id] = ["claim.billing-provider"],
        [ClaimFindings.ZipPlusFour.Id] = ["claim.billing-zip"],
        [ClaimFindings.PatientIncomplete.Id] = ["claim.patient-name", "claim.birth-date", "claim.patient-address"],
        [ClaimFindings.PatientSex.Id] = ["claim.sex"],
        [ClaimFindings.CoverageMissing.Id] = ["coverage.missing"],
        [ClaimFindings.CoverageIncomplete.Id] =
            ["coverage.payer-missing", "coverage.member-id-missing", "coverage.subscriber-missing"],
        [ClaimFindings.RelationshipAssumed.Id] = ["coverage.relationship-missing"],
        [ClaimFindings.ProviderIncomplete.Id] = ["claim.npi"],
        [ClaimFindings.FacilityUnknown.Id] = ["place.location-unknown"],
        [ClaimFindings.PlaceDiffers.Id] = ["place.location-differs"],
        [ClaimFindings.DiagnosesMany.Id] = ["diagnosis.too-many"],
        [ClaimFindings.PointerMissing.Id] = ["diagnosis.missing"],
        [ClaimFindings.ModifiersMany.Id] = ["coding.modifiers-too-many"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True when the visit's findings hold the same one, or one of the same gap, as hard or harder.</summary>
    public static bool IsSaid(Finding finding, ImmutableArray<Finding> said)
    {
        var others = Rules.GetValueOrDefault(finding.Rule) ?? [];
        foreach (var each in said)
        {
            if (each.Severity >= finding.Severity
                && (others.Contains(each.Rule) || (each.Rule == finding.Rule && each.About.StartsWith(
                    finding.About, StringComparison.Ordinal))
                    || (each.Rule == finding.Rule && finding.About.StartsWith(each.About, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }
}
