namespace Chairtime.Billing.Coding;

/// <summary>Everything that went through one access in one encounter: what shares one initial service.</summary>
internal sealed class ServiceSet(int encounter, string site, string firstId)
{
    public int Encounter { get; } = encounter;

    /// <summary>The access's name in the chart; the first one where several names were one access.</summary>
    public string Site { get; } = site;

    /// <summary>Id of the administration that began first.</summary>
    public string FirstId { get; } = firstId;

    public List<IvService> Services { get; } = [];

    public IvService? Initial { get; set; }

    /// <summary>Same-drug pushes after the first, with the push before each.</summary>
    public List<(IvService Repeat, IvService Before)> RepeatPushes { get; } = [];

    /// <summary>True where this set's initial service is the second of its kind that day.</summary>
    public bool IsFurther { get; set; }

    public bool IsSecondEncounter { get; set; }
}
