using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Store;

/// <summary>What reading one stored version again found.</summary>
/// <param name="Problem">Null when the raw file, read again, gives the very snapshot that is stored.</param>
public sealed record VersionCheck(StoredVersion Version, string? Problem);

/// <summary>Reads every stored file again, as if for the first time, and compares.</summary>
public static class Verification
{
    public static IEnumerable<VersionCheck> Verify(ReferenceStore store) =>
        store.ReadManifest().Versions.Select(version => new VersionCheck(version, Check(store, version)));

    private static string? Check(ReferenceStore store, StoredVersion version)
    {
        var raw = store.RawPath(version.Sha256);
        var snapshot = store.SnapshotPath(version.SnapshotSha256);
        if (!File.Exists(raw))
            return "the file it came from is missing";
        if (!File.Exists(snapshot))
            return "its snapshot is missing";
        if (DurableFiles.Sha256(raw) != version.Sha256)
            return "the file it came from has changed";
        if (DurableFiles.Sha256(snapshot) != version.SnapshotSha256)
            return "its snapshot has changed";
        return Compare(raw, version);
    }

    private static string? Compare(string raw, StoredVersion version)
    {
        if (TableKinds.Find(version.Kind) is not { } kind)
            return "its kind is not known to this version of the product";
        try
        {
            var importer = Importers.Of(kind);
            var member = importer.Open(raw, version.File);
            var again = importer.Read(kind, member, new ImportRequest(version.DeclaredFrom));
            return Import.HashOf(again.Table) == version.SnapshotSha256 && again.Coverage == version.Coverage ? null
                : "read again, its file gives other rows or days: import it anew";
        }
        catch (RefusedFileException refusal)
        {
            return refusal.Message;
        }
    }
}
