using System.Security.Cryptography;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Store;

/// <summary>
/// Published tables on disk: every file given, kept under its hash; one snapshot a version; and a manifest whose
/// replacement is the moment an import takes effect. Nothing stored is ever edited.
/// </summary>
public sealed class ReferenceStore
{
    private readonly string _folder;

    private ReferenceStore(string folder) => _folder = folder;

    public string Folder => _folder;

    private string ManifestPath => Path.Combine(_folder, "manifest.json");

    private string LockPath => Path.Combine(_folder, "lock");

    /// <summary>Opens a store; a folder that does not exist yet is an empty one.</summary>
    public static ReferenceStore Open(string folder) => new(Path.GetFullPath(folder));

    /// <exception cref="InvalidDataException">The manifest is damaged.</exception>
    public Manifest ReadManifest() =>
        File.Exists(ManifestPath) ? Manifest.Read(File.ReadAllBytes(ManifestPath), ManifestPath) : Manifest.Empty;

    /// <summary>Where the file of a version is kept as it was given.</summary>
    public string RawPath(string sha256) => Path.Combine(_folder, "raw", sha256);

    public string SnapshotPath(string sha256) => Path.Combine(_folder, "tables", sha256);

    /// <summary>Reads a version's snapshot and checks it against its hash.</summary>
    /// <exception cref="InvalidDataException">Damaged: <c>reference verify</c> tells more.</exception>
    public ReferenceTable Load(StoredVersion version)
    {
        var kind = TableKinds.Find(version.Kind)
            ?? throw new InvalidDataException($"The store holds a table of kind {version.Kind}, which is not known.");
        var bytes = File.ReadAllBytes(SnapshotPath(version.SnapshotSha256));
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != version.SnapshotSha256)
            throw new InvalidDataException($"The snapshot of {version.Kind} from {version.File} is damaged.");
        using var stream = new MemoryStream(bytes);
        return ReferenceTable.Read(stream, kind);
    }

    /// <summary>Reads a publisher's file and adds it as a version, or changes nothing.</summary>
    /// <param name="path">The file as its publisher ships it.</param>
    /// <param name="now">Moment of the import; its day is the day the version becomes known.</param>
    /// <param name="knownFrom">Overrides that day.</param>
    public ImportOutcome Import(
        TableKind kind, string path, ImportRequest request, DateTimeOffset now, DateOnly? knownFrom = null)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(_folder, "raw"));
            Directory.CreateDirectory(Path.Combine(_folder, "tables"));
            using var exclusive = Lock();
            var manifest = ReadManifest();
            Sweep(manifest);
            return new Import(this, manifest, kind, path, request).Run(now, knownFrom);
        }
        catch (RefusedFileException refusal)
        {
            return new ImportOutcome.Refused(refusal.Message);
        }
        catch (InvalidDataException damage)
        {
            return new ImportOutcome.Refused($"{Path.GetFileName(path)}: found damaged data ({damage.Message}); "
                + $"expected a whole file");
        }
    }

    internal void Commit(Manifest manifest) => DurableFiles.Write(ManifestPath, stream =>
        stream.Write(manifest.ToJson()));

    // The system frees the lock when its process ends, however it ends.
    private FileStream Lock()
    {
        try
        {
            return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RefusedFileException(_folder, "another import at work", "one at a time; try again");
        }
    }

    // Takes away what an import that was killed left behind: files that no version names.
    private void Sweep(Manifest manifest)
    {
        var raw = manifest.Versions.Select(version => version.Sha256).ToHashSet();
        var snapshots = manifest.Versions.Select(version => version.SnapshotSha256).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "raw")))
        {
            if (!raw.Contains(Path.GetFileName(file)))
                File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "tables")))
        {
            if (!snapshots.Contains(Path.GetFileName(file)))
                File.Delete(file);
        }
    }
}

/// <summary>What became of an import.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    /// <summary>Stored whole.</summary>
    /// <param name="Replaced">The version that it restates, or null.</param>
    public sealed record Loaded(StoredVersion Version, StoredVersion? Replaced) : ImportOutcome;

    /// <summary>Loaded before; nothing changed.</summary>
    public sealed record AlreadyLoaded(StoredVersion Version) : ImportOutcome;

    /// <summary>Nothing changed, for this reason: where, what was found, what was expected.</summary>
    public sealed record Refused(string Reason) : ImportOutcome;
}
