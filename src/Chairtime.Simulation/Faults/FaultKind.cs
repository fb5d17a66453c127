using Chairtime.Simulation.Practices;

namespace Chairtime.Simulation.Faults;

/// <summary>A mistake of documentation as practices make it.</summary>
/// <param name="Name">Permanent short name.</param>
/// <param name="What">In words, for a person.</param>
/// <param name="Finding">The id of the finding that should name it.</param>
/// <param name="Fits">Whether it can be made in this visit.</param>
/// <param name="Plant">The visit with the mistake in it.</param>
internal sealed record FaultKind(
    string Name, string What, string Finding, Func<SimulatedVisit, bool> Fits,
    Func<SimulatedVisit, SimulatedVisit> Plant);

/// <summary>A mistake that was made on purpose, and the finding that should name it.</summary>
public sealed record PlantedFault(string VisitId, string Kind, string What, string Finding);
