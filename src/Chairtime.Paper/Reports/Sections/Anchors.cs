namespace Chairtime.Paper.Reports.Sections;

/// <summary>Where on the page each visit stands that is shown in full. Places are numbered, because an id of a visit
/// may hold any sign.</summary>
internal sealed class Anchors
{
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public Anchors(IEnumerable<string> visitIds)
    {
        var number = 0;
        foreach (var id in visitIds)
            _places.TryAdd(id, At(number++));
    }

    public static string At(int number) => Words.Of($"visit-{number + 1}");

    /// <summary>Null when the visit is not shown.</summary>
    public string? Of(string visitId) => _places.GetValueOrDefault(visitId);
}
