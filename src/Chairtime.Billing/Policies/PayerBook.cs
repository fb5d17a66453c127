using System.Collections.Frozen;
using System.Reflection;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>Every payer known to this run, and what each demands on a day.</summary>
public sealed class PayerBook
{
    private const string ResourcePrefix = "data/payers/";

    private static readonly Lazy<PayerBook> ShippedBook = new(static () => Read(ShippedFiles()));

    private readonly Dictionary<string, PayerTimeline> _payers;

    private PayerBook(Dictionary<string, PayerTimeline> payers) => _payers = payers;

    /// <summary>The payers that ship with the product (<c>data/payers</c>).</summary>
    public static PayerBook Shipped => ShippedBook.Value;

    /// <summary>Payer ids, in ordinal order.</summary>
    public IEnumerable<string> PayerIds => _payers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads payer files; one with the id of an earlier one replaces it.</summary>
    /// <param name="files">File name, for errors, and content in UTF-8.</param>
    /// <exception cref="PolicyFileException">A file breaks the format, or extends a payer that is not
    /// there.</exception>
    public static PayerBook Read(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var byId = new Dictionary<string, PayerFile>(StringComparer.Ordinal);
        foreach (var (name, content) in files)
        {
            var file = PayerFile.Read(name, content);
            byId[file.PayerId] = file;
        }

        var payers = new Dictionary<string, PayerTimeline>(StringComparer.Ordinal);
        foreach (var file in byId.Values)
            payers[file.PayerId] = PayerTimeline.Of(Chain(file, byId));
        return new PayerBook(payers);
    }

    /// <summary>The shipped payers with further files laid over them, for a run with <c>--payers</c>.</summary>
    /// <exception cref="PolicyFileException">A file breaks the format, or extends a payer that is not
    /// there.</exception>
    public static PayerBook ReadOverShipped(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files) =>
        Read(ShippedFiles().Concat(files));

    /// <summary>The terms of a payer on a day, or null when no such payer is known.</summary>
    public PayerTerms? On(string payerId, DateOnly day) =>
        _payers.TryGetValue(payerId, out var timeline) ? timeline.On(day) : null;

    // The eldest ancestor first.
    private static List<PayerFile> Chain(PayerFile file, Dictionary<string, PayerFile> byId)
    {
        var chain = new List<PayerFile> { file };
        while (chain[0].Extends is { } parentId)
        {
            if (!byId.TryGetValue(parentId, out var parent))
                throw new PolicyFileException(
                    $"{chain[0].FileName}: extends names {parentId}, and no such payer file is there.");
            if (chain.Contains(parent))
                throw new PolicyFileException($"{file.FileName}: extends leads back to {parentId}.");
            chain.Insert(0, parent);
        }

        return chain;
    }

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> ShippedFiles()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return new(name, content);
        }
    }
}

/// <summary>A payer's terms, one for each stretch of days between changes.</summary>
internal sealed class PayerTimeline
{
    // Day numbers: the runtime holds the code for whole numbers ready, so that start-up does not wait for it.
    private readonly int[] _from;
    private readonly PayerTerms[] _terms;

    private PayerTimeline(int[] from, PayerTerms[] terms) => (_from, _terms) = (from, terms);

    public static PayerTimeline Of(List<PayerFile> eldestFirst)
    {
        var changes = new List<int> { DateOnly.MinValue.DayNumber };
        foreach (var file in eldestFirst)
            DatedJson.CollectChanges(file.Root, changes);

        changes.Sort();
        var days = new List<int>(changes.Count);
        foreach (var day in changes)
        {
            if (days.Count == 0 || days[^1] != day)
                days.Add(day);
        }

        var terms = new PayerTerms[days.Count];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = TermsOn(eldestFirst, DateOnly.FromDayNumber(days[i]));
        return new PayerTimeline(days.ToArray(), terms);
    }

    public PayerTerms On(DateOnly day)
    {
        var index = Array.BinarySearch(_from, day.DayNumber);
        return _terms[index >= 0 ? index : ~index - 1];
    }

    private static PayerTerms TermsOn(List<PayerFile> eldestFirst, DateOnly day)
    {
        var own = eldestFirst[^1];
        var terms = new PayerTerms { PayerId = own.PayerId, Name = own.Name };
        var sources = new Dictionary<string, Citation>(StringComparer.Ordinal);
        foreach (var file in eldestFirst)
        {
            foreach (var property in file.Root.EnumerateObject())
            {
                if (DatedJson.On(property.Value, day) is not { } dated)
                    continue;
                terms = PayerProperties.Apply(
                    terms, file, new FileValue(file.FileName, property.Name, dated.Value, day));
                sources[property.Name] = dated.Source ?? new Citation($"payer file {file.PayerId}", property.Name);
            }
        }

        return terms with { Sources = sources.ToFrozenDictionary(StringComparer.Ordinal) };
    }
}
