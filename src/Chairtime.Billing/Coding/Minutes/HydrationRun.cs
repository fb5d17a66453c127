namespace Chairtime.Billing.Coding;

/// <summary>Fluid that ran on: bags without a gap between them, or one bag with pauses; a drug's infusion ends
/// it.</summary>
internal sealed class HydrationRun
{
    private int _end = int.MinValue;

    public List<Stretch> Segments { get; } = [];

    public List<TimedAdministration> Parts { get; } = [];

    public bool GoesOn(Stretch stretch, IvService fluid, List<Stretch> drugs) => stretch.From <= _end
        || (Parts.Contains(fluid.Parts[0]) && !Intervals.Meet([new Stretch(_end, stretch.From)], drugs));

    public void Add(Stretch stretch, IvService fluid)
    {
        Segments.Add(stretch);
        _end = Math.Max(_end, stretch.To);
        foreach (var part in fluid.Parts)
        {
            if (!Parts.Contains(part))
                Parts.Add(part);
        }
    }
}
