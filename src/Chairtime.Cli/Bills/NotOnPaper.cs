using System.Globalization;

namespace Chairtime.Cli.Bills;

/// <summary>Claims that the paper form does not hold. What is wrong with many of them for one reason, like a name of
/// the practice that is too long, is said once.</summary>
internal sealed class NotOnPaper
{
    private readonly Dictionary<string, (int Count, string First)> _byReason = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    /// <summary>One sentence for each reason, in the order in which they were met.</summary>
    public IEnumerable<string> Reasons => _byReason.Select(static one => string.Create(CultureInfo.InvariantCulture,
        $"{one.Value.Count:N0} claims do not fit the paper form (the first is of visit {one.Value.First}): {one.Key}"));

    public void Add(string visitId, IEnumerable<string> problems)
    {
        Count++;
        foreach (var problem in problems)
        {
            var (count, first) = _byReason.GetValueOrDefault(problem, (0, visitId));
            _byReason[problem] = (count + 1, first);
        }
    }
}
