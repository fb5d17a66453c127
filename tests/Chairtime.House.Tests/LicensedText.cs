using System.Security.Cryptography;
using System.Text;

namespace Chairtime.House.Tests;

/// <summary>Finds sentences that belong to others: descriptors of the CPT code set, prose of X12 guides, and
/// descriptions of adjustment and remark codes.</summary>
/// <remarks>The list of phrases is kept as digests of six words in a row, so that it repeats none of them.
/// A phrase is found whatever its case and punctuation.</remarks>
internal sealed class LicensedText
{
    /// <summary>Shorter runs of words turn up in anybody's sentences.</summary>
    private const int RunLength = 6;

    private readonly Dictionary<ulong, string> _origins = [];

    private LicensedText(IEnumerable<(ulong Digest, string Origin)> phrases)
    {
        foreach (var (digest, origin) in phrases)
            _origins.TryAdd(digest, origin);
    }

    public int Count => _origins.Count;

    /// <summary>Reads the list: sixteen hexadecimal digits and where the words come from, one a line.</summary>
    public static LicensedText Read(string list) => new(
        from line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        where !line.StartsWith('#')
        let cells = line.Split(' ', 2)
        select (Convert.ToUInt64(cells[0], 16), cells[1]));

    /// <summary>A list made from phrases in full.</summary>
    public static LicensedText Of(string origin, params string[] phrases) =>
        new(phrases.SelectMany(phrase => Runs(phrase).Select(run => (run.Digest, origin))));

    /// <summary>The lines of the list for one phrase.</summary>
    public static IEnumerable<string> Lines(string origin, string phrase) =>
        Runs(phrase).Select(run => $"{run.Digest:x16} {origin}").Distinct();

    /// <summary>Every run of listed words, with the line on which it ends, counted from 1.</summary>
    public IEnumerable<(int Line, string Origin)> In(string text) =>
        from run in Runs(text)
        where _origins.ContainsKey(run.Digest)
        select (run.Line, _origins[run.Digest]);

    private static IEnumerable<(ulong Digest, int Line)> Runs(string text)
    {
        var last = new Queue<string>();
        foreach (var (word, line) in Words(text))
        {
            last.Enqueue(word);
            if (last.Count < RunLength)
                continue;
            yield return (Digest(string.Join(' ', last)), line);
            last.Dequeue();
        }
    }

    private static IEnumerable<(string Word, int Line)> Words(string text)
    {
        var line = 1;
        var from = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWord = i < text.Length && char.IsAsciiLetterOrDigit(text[i]);
            if (isWord && from < 0)
                from = i;
            if (!isWord && from >= 0)
            {
                yield return (Lowered(text.AsSpan(from, i - from)), line);
                from = -1;
            }

            if (i < text.Length && text[i] == '\n')
                line++;
        }
    }

    private static string Lowered(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[word.Length > 64 ? 64 : word.Length];
        word[..lower.Length].ToLowerInvariant(lower);
        return new string(lower);
    }

    private static ulong Digest(string words)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(words), digest);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}
