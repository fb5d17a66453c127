using Chairtime.Billing.Visits;

namespace Chairtime.Billing.Coding;

/// <summary>Whether the payer's self-administered list holds a drug for the route it was given by.</summary>
internal static class SelfAdministered
{
    // A drug given through a vein is never usually self-administered.
    public static bool Is(CodingWork work, TimedAdministration timed) =>
        timed.Drug.Code is { } code
        && timed.Charted.Route is not (Route.IvInfusion or Route.IvPush)
        && work.Terms.SelfAdministered.Contains(code.Hcpcs);
}
