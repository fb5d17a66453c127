using System.IO.Compression;
using System.Security.Cryptography;

namespace Chairtime.Reference.Reading;

/// <summary>One table as its publisher ships it: a text file or workbook, on its own or inside a zip.</summary>
/// <param name="File">Name of the file given, without its folder.</param>
/// <param name="Name">Name of the table's own file; the same as <paramref name="File"/> outside a zip.</param>
/// <param name="Open">Opens it again from the start, bounded in size.</param>
public sealed record SourceMember(string File, string Name, Func<Stream> Open)
{
    /// <summary>The table of the same zip that is read together with this one; null where there is none.</summary>
    public SourceMember? Companion { get; init; }

    public bool IsWorkbook => Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names that dates may be read from, nearest first.</summary>
    public IEnumerable<string> Names => Name == File ? [File] : [Path.GetFileName(Name), File];

    /// <summary>For messages.</summary>
    public string Place => Name == File ? File : $"{File}, {Path.GetFileName(Name)}";

    /// <summary>Of everything that is read: the companion's bytes follow.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, this);
        if (Companion is { } companion)
            Add(hash, companion);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, SourceMember member)
    {
        using var stream = member.Open();
        var bytes = new byte[1 << 16];
        while (stream.Read(bytes) is > 0 and var count)
            hash.AppendData(bytes.AsSpan(0, count));
    }
}

/// <summary>Opens what a publisher ships, whatever it is wrapped in.</summary>
public static class SourceFile
{
    /// <summary>The longest text that one table may unpack to, in bytes.</summary>
    public const long LongestTable = 1L << 30;

    private const int MostEntries = 500;

    /// <param name="path">The file to read.</param>
    /// <param name="givenName">Its name as given, where <paramref name="path"/> is a stored copy.</param>
    /// <param name="rank">How well a name in a zip fits the wanted table; 0 when it does not.</param>
    /// <param name="companion">The same, for a table that is read together with it.</param>
    /// <exception cref="RefusedFileException">Not readable, or not exactly one wanted table in the zip.</exception>
    public static SourceMember Open(
        string path, string givenName, Func<string, int> rank, Func<string, int>? companion = null)
    {
        if (new FileInfo(path).Length > LongestTable)
            throw new RefusedFileException(givenName, "more than 1 GiB", "a publisher's file");
        if (!IsZip(path) || givenName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return new SourceMember(givenName, givenName, () => Bounded(File.OpenRead(path), givenName));
        using var zip = OpenZip(path, givenName);
        if (zip.Entries.Count > MostEntries)
            throw new RefusedFileException(givenName, $"{zip.Entries.Count} files in the zip",
                $"at most {MostEntries}");
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        var chosen = Choose(names, givenName, rank) ?? throw new RefusedFileException(
            givenName, "none of its files (" + string.Join(", ", names.Take(6).Select(Path.GetFileName)) + ")",
            "exactly one table of this kind; unpack it and give the file");
        return Member(path, givenName, chosen) with
        {
            Companion = companion is not null && Choose(names, givenName, companion) is { } other && other != chosen
                ? Member(path, givenName, other) : null,
        };
    }

    private static SourceMember Member(string path, string givenName, string name) =>
        new(givenName, name, () => OpenEntry(path, givenName, name));

    private static bool IsZip(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[2];
        return stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start[0] == 'P' && start[1] == 'K';
    }

    // Null when no name fits.
    private static string? Choose(List<string> names, string givenName, Func<string, int> rank)
    {
        var ranked = names.Select(name => (Name: name, Rank: rank(name))).Where(entry => entry.Rank > 0).ToList();
        var tables = ranked.Where(entry => entry.Rank == ranked.Max(e => e.Rank)).Select(entry => entry.Name).ToList();
        // The same table often lies there twice, as text and as a workbook: text is exact, a workbook may have been
        // reformatted.
        var texts = tables.Where(name => !name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)).ToList();
        var csv = texts.Where(name => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToList();
        var chosen = csv.Count == 1 ? csv : texts.Count > 0 ? texts : tables;
        return chosen.Count < 2 ? chosen.FirstOrDefault() : throw new RefusedFileException(
            givenName, string.Join(" and ", chosen.Take(6).Select(Path.GetFileName)),
            "exactly one table of this kind; unpack it and give the file");
    }

    private static ZipArchive OpenZip(string path, string givenName)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException problem)
        {
            throw new RefusedFileException(givenName, "a damaged zip (" + problem.Message + ")", "a whole zip file");
        }
    }

    private static BoundedStream OpenEntry(string path, string givenName, string name)
    {
        var zip = OpenZip(path, givenName);
        var entry = zip.GetEntry(name) ?? throw new RefusedFileException(givenName, "no " + name, "the file again");
        return Bounded(new OwningStream(entry.Open(), zip), $"{givenName}, {Path.GetFileName(name)}");
    }

    private static BoundedStream Bounded(Stream stream, string name) => new(stream, LongestTable, name);

    // Closes the archive together with the entry.
    private sealed class OwningStream(Stream inner, ZipArchive owner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set =>
            throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                owner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
