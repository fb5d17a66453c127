using System.Security.Cryptography;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Store;

/// <summary>One import, step by step; only the last step can be seen from outside.</summary>
internal sealed class Import(
    ReferenceStore store, Manifest manifest, TableKind kind, string path, ImportRequest request)
{
    public ImportOutcome Run(DateTimeOffset now, DateOnly? knownFrom)
    {
        var sha256 = DurableFiles.Sha256(path);
        var name = Path.GetFileName(path);
        if (Loaded(version => version.Sha256 == sha256 && version.File == name && version.DeclaredFrom == request.From)
            is { } same)
            return new ImportOutcome.AlreadyLoaded(same);
        var importer = Importers.Of(kind);
        var member = importer.Open(path, name);
        var tableSha256 = member.Sha256();
        var imported = importer.Read(kind, member, request);
        // The same rows for another quarter are a version of their own: some files name their quarter outside only.
        if (Loaded(version => (version.Sha256 == sha256 || version.TableSha256 == tableSha256)
            && version.Coverage == imported.Coverage && version.Part == imported.Part) is { } unpacked)
            return new ImportOutcome.AlreadyLoaded(unpacked);
        var before = Previous(imported);
        var (added, changed, ended) = Count(before is null ? null : store.Load(before), imported.Table);
        var version = new StoredVersion(
            kind.Id, imported.Part, manifest.Versions.Count + 1, imported.Coverage.From, imported.Coverage.Through,
            imported.FreshThrough, imported.ReleasedOn, knownFrom ?? DateOnly.FromDateTime(now.Date), now,
            member.File, Path.GetFileName(member.Name), sha256, tableSha256, WriteSnapshot(imported.Table),
            new FileInfo(path).Length, imported.Table.RowCount, added, changed, ended, request.From);
        DurableFiles.Write(store.RawPath(sha256), to =>
        {
            using var from = File.OpenRead(path);
            from.CopyTo(to);
        });
        // The file may have changed while it was read: what is kept must be what was imported.
        if (DurableFiles.Sha256(store.RawPath(sha256)) != sha256)
            throw new RefusedFileException(member.File, "a file that changed while it was read", "a file at rest");
        store.Commit(manifest with { Versions = [.. manifest.Versions, version] });
        var restated = before is not null && before.From == version.From ? before : null;
        return new ImportOutcome.Loaded(version, restated);
    }

    private StoredVersion? Loaded(Func<StoredVersion, bool> matches) =>
        manifest.Versions.FirstOrDefault(version => version.Kind == kind.Id && matches(version));

    /// <summary>The bytes of a table's snapshot, by their hash.</summary>
    public static string HashOf(ReferenceTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new HashingStream(Stream.Null, hash);
        table.Write(stream);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The version a person would compare with: the same period restated, or else the nearest before.
    private StoredVersion? Previous(ImportedTable imported) => manifest.Versions
        .Where(version => version.Kind == kind.Id && version.Part == imported.Part
            && version.From <= imported.Coverage.From)
        .OrderBy(version => version.From).ThenBy(version => version.Sequence).LastOrDefault();

    private static (int Added, int Changed, int Ended) Count(ReferenceTable? before, ReferenceTable after)
    {
        if (before is null)
            return (after.RowCount, 0, 0);
        var (added, changed, ended) = (0, 0, 0);
        foreach (var difference in TableDiff.Between(before, after))
        {
            _ = difference.Change switch
            {
                RowChange.Added => added++,
                RowChange.Changed => changed++,
                RowChange.Ended => ended++,
            };
        }

        return (added, changed, ended);
    }

    private string WriteSnapshot(ReferenceTable table)
    {
        var sha256 = HashOf(table);
        DurableFiles.Write(store.SnapshotPath(sha256), table.Write);
        return sha256;
    }

    private sealed class HashingStream(Stream inner, IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set =>
            throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            inner.Write(buffer);
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
