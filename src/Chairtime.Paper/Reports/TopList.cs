namespace Chairtime.Paper.Reports;

/// <summary>The first few of many, whatever their number: memory does not grow with what is left out.</summary>
internal sealed class TopList<T>(int most, IComparer<T> order)
{
    private readonly List<T> _first = new(Math.Min(most, 64));

    /// <summary>In order.</summary>
    public IReadOnlyList<T> First => _first;

    /// <summary>All that were added.</summary>
    public int Count { get; private set; }

    public int LeftOut => Count - _first.Count;

    /// <summary>Whether an item would be kept.</summary>
    public bool Wants(T item) => most > 0 && (_first.Count < most || order.Compare(item, _first[^1]) < 0);

    public void Add(T item)
    {
        Count++;
        if (!Wants(item))
            return;
        var at = _first.BinarySearch(item, order);
        // Behind its equals, so that the order of the input decides between them.
        at = at < 0 ? ~at : at;
        while (at < _first.Count && order.Compare(_first[at], item) == 0)
            at++;
        _first.Insert(at, item);
        if (_first.Count > most)
            _first.RemoveAt(most);
    }
}
