using Chairtime.Billing.Visits;

namespace Chairtime.Cli.Inputs;

/// <summary>Where a visit stands in the input; made into words only when somebody must be told.</summary>
/// <param name="Unit"><c>line</c>, or <c>visit</c> where lines say nothing.</param>
/// <param name="Number">The first is 1.</param>
internal readonly record struct Place(string File, string Unit, long Number)
{
    public override string ToString() => $"{File} {Unit} {Number}";
}

/// <summary>One visit's text as it stands in the input.</summary>
/// <param name="Text">Good only until the next one is asked for.</param>
/// <param name="Problem">Why there is no text to read; null when there is.</param>
internal readonly record struct VisitText(Place Place, ReadOnlyMemory<byte> Text, string? Problem = null)
{
    /// <summary>Reads the visit, and otherwise says in whole lines what is wrong with it.</summary>
    public Visit? Read(List<string> complaints)
    {
        if (Problem is not null)
        {
            complaints.Add($"{Place}: {Problem}");
            return null;
        }

        var reading = VisitReader.Read(Text.Span);
        foreach (var error in reading.Errors)
            complaints.Add($"{Place}: {error}");
        return reading.Visit;
    }
}
