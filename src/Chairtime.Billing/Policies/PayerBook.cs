using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Chairtime.Billing.Vocabulary;

namespace Chairtime.Billing.Policies;

/// <summary>Every payer known to this run, and what each demands on a day.</summary>
public sealed class PayerBook
{
    private const string ResourcePrefix = "data/payers/";
    private const string ResourceSuffix = ".json";
    private const string CasesSuffix = ".cases.ndjson";

    private static readonly Lazy<PayerBook> ShippedBook = new(static () => new PayerBook(ShippedPayers(), []));

    // The general payers, on which a file rests that extends nothing.
    private const string AnyPlan = "commercial";
    private const string Medicare = "medicare-part-b";
    private const string MedicareAdvantage = "medicare-advantage";

    private readonly Dictionary<string, PayerEntry> _payers;

    /// <summary>Shipped payers over which a file with the same id was laid.</summary>
    private readonly Dictionary<string, PayerEntry> _beneath;

    private List<PayerEntry> _given = [];

    private PayerBook(Dictionary<string, PayerEntry> payers, Dictionary<string, PayerEntry> beneath) =>
        (_payers, _beneath) = (payers, beneath);

    /// <summary>The payers that ship with the product (<c>data/payers</c>), each read when first asked for.</summary>
    public static PayerBook Shipped => ShippedBook.Value;

    /// <summary>Payer ids, in ordinal order.</summary>
    public IEnumerable<string> PayerIds => _payers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads payer files; one with the id of an earlier one replaces it.</summary>
    /// <param name="files">File name, for errors, and content in UTF-8.</param>
    /// <exception cref="PolicyFileException">A file breaks the format, or extends a payer that is not
    /// there.</exception>
    public static PayerBook Read(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files) => Read(files, []);

    /// <summary>The shipped payers with further files laid over them, for a run with <c>--payers</c>. A file that
    /// extends nothing rests on the shipped payer of its id, else on the general one of its plan type: a plan that has
    /// said nothing of a thing is coded as any other.</summary>
    /// <exception cref="PolicyFileException">A file breaks the format, or extends a payer that is not
    /// there.</exception>
    public static PayerBook ReadOverShipped(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files) =>
        Read(files, ShippedPayers());

    /// <summary>The id in a payer file.</summary>
    /// <exception cref="PolicyFileException">The file breaks the format.</exception>
    public static string IdOf(string fileName, ReadOnlyMemory<byte> content) =>
        PayerFile.Read(fileName, content).PayerId;

    /// <summary>The cases that ship beside the payer files: payer id, and one JSON object a line.</summary>
    public static IEnumerable<(string PayerId, string Text)> ShippedCases()
    {
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name.StartsWith(ResourcePrefix, StringComparison.Ordinal)
                && name.EndsWith(CasesSuffix, StringComparison.Ordinal))
                yield return (name[ResourcePrefix.Length..^CasesSuffix.Length],
                    Encoding.UTF8.GetString(Resource(name)));
        }
    }

    /// <summary>Ids that the files read for this run make harder, softer or switch off, and that name nothing which is
    /// known: <c>file: id</c>. A slip there would be silent otherwise.</summary>
    /// <param name="isKnown">Whether an id names a finding.</param>
    public IEnumerable<string> StrangeSeverities(Func<string, bool> isKnown)
    {
        foreach (var entry in _given)
        {
            foreach (var id in entry.Timeline(this).SeverityIds.Where(id => !isKnown(id)))
                yield return $"{entry.File.FileName}: {id}";
        }
    }

    /// <summary>The terms of a payer on a day, or null when no such payer is known.</summary>
    public PayerTerms? On(string payerId, DateOnly day) =>
        _payers.TryGetValue(payerId, out var entry) ? entry.Timeline(this).On(day) : null;

    /// <summary>The first day of each stretch in which a payer's terms stay the same; empty for an unknown
    /// payer.</summary>
    public ImmutableArray<DateOnly> ChangesOf(string payerId) =>
        _payers.TryGetValue(payerId, out var entry) ? entry.Timeline(this).FirstDays : [];

    private static PayerBook Read(
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files, Dictionary<string, PayerEntry> payers)
    {
        var given = new List<PayerEntry>();
        var beneath = new Dictionary<string, PayerEntry>(StringComparer.Ordinal);
        foreach (var (name, content) in files)
        {
            var file = PayerFile.Read(name, content);
            if (payers.TryGetValue(file.PayerId, out var before) && !given.Contains(before))
                beneath[file.PayerId] = before;
            given.Add(payers[file.PayerId] = new PayerEntry(() => file));
        }

        // What somebody wrote for this run is read whole, so that a mistake is told before any visit is coded.
        var book = new PayerBook(payers, beneath);
        foreach (var entry in given)
            entry.Timeline(book);
        book._given = given;
        return book;
    }

    // The eldest ancestor first.
    private List<PayerFile> Chain(PayerFile file)
    {
        var chain = new List<PayerFile> { file };
        while (ParentOf(chain[0]) is { } parent)
        {
            var parentId = parent.File.PayerId;
            if (chain.Contains(parent.File))
                throw new PolicyFileException($"{file.FileName}: extends leads back to {parentId}.");
            chain.Insert(0, parent.File);
        }

        return chain;
    }

    private PayerEntry? ParentOf(PayerFile file)
    {
        var laidOver = _beneath.TryGetValue(file.PayerId, out var own) && own.File != file ? own : null;
        if (file.Extends is not { } named)
            return laidOver ?? GeneralFor(file);
        if (named == file.PayerId && laidOver is not null)
            return laidOver;
        return _payers.TryGetValue(named, out var parent) ? parent : throw new PolicyFileException(
            $"{file.FileName}: extends names {named}, and no such payer file is there.");
    }

    // Null for the general payers themselves, and in a book that does not hold them.
    private PayerEntry? GeneralFor(PayerFile file)
    {
        var general = file.PlanType switch
        {
            "medicare" => Medicare,
            "medicare-advantage" => MedicareAdvantage,
            _ => AnyPlan,
        };
        return file.PayerId == general ? null : _payers.GetValueOrDefault(general);
    }

    // A shipped file is named for its payer, so that none needs to be read before it is asked for.
    private static Dictionary<string, PayerEntry> ShippedPayers()
    {
        var payers = new Dictionary<string, PayerEntry>(StringComparer.Ordinal);
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames())
        {
            if (name.StartsWith(ResourcePrefix, StringComparison.Ordinal)
                && name.EndsWith(ResourceSuffix, StringComparison.Ordinal))
            {
                var payerId = name[ResourcePrefix.Length..^ResourceSuffix.Length];
                payers[payerId] = new PayerEntry(() => PayerFile.Read(name, Resource(name)));
            }
        }

        return payers;
    }

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    /// <summary>A payer's file and its terms, each worked out once.</summary>
    private sealed class PayerEntry(Func<PayerFile> read)
    {
        private readonly Lazy<PayerFile> _file = new(read);
        private volatile PayerTimeline? _timeline;

        public PayerFile File => _file.Value;

        public PayerTimeline Timeline(PayerBook book) => _timeline ??= PayerTimeline.Of(book.Chain(File));
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

    public ImmutableArray<DateOnly> FirstDays => [.. _from.Select(DateOnly.FromDayNumber)];

    /// <summary>Of all stretches, each id once.</summary>
    public IEnumerable<string> SeverityIds => _terms.SelectMany(static terms => terms.Severities.Keys).Distinct();

    public PayerTerms On(DateOnly day)
    {
        var index = Array.BinarySearch(_from, day.DayNumber);
        return _terms[index >= 0 ? index : ~index - 1];
    }

    private static PayerTerms TermsOn(List<PayerFile> eldestFirst, DateOnly day)
    {
        var own = eldestFirst[^1];
        var terms = new PayerTerms { PayerId = own.PayerId, Name = own.Name ?? own.PayerId };
        var sources = new Dictionary<string, Citation>(StringComparer.Ordinal);
        foreach (var file in eldestFirst)
        {
            foreach (var property in file.Root.EnumerateObject())
            {
                if (DatedJson.On(property.Value, day) is not { } dated)
                    continue;
                terms = PayerProperties.Apply(
                    terms, file, new FileValue(file.FileName, property.Name, dated.Value, day), dated.Source);
                sources[property.Name] = dated.Source ?? new Citation($"payer file {file.PayerId}", property.Name);
            }
        }

        return terms with
        {
            Sources = sources.ToFrozenDictionary(StringComparer.Ordinal), Severities = WithDocuments(terms),
        };
    }

    // What a payer demands to be documented is as hard as it says, unless its severity for the same id says otherwise.
    private static FrozenDictionary<string, Severity?> WithDocuments(PayerTerms terms)
    {
        if (terms.Documents.Count == 0)
            return terms.Severities;
        var severities = terms.Documents.ToDictionary(
            static pair => pair.Key, static pair => (Severity?)pair.Value, StringComparer.Ordinal);
        foreach (var (rule, severity) in terms.Severities)
            severities[rule] = severity;
        return severities.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
