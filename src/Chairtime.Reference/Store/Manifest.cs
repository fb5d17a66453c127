using System.Text.Json;
using System.Text.Json.Serialization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Store;

/// <summary>One stored version of a table.</summary>
/// <param name="Kind">Id of its <see cref="TableKind"/>.</param>
/// <param name="Part">Which part, of a table published in parts; otherwise empty.</param>
/// <param name="Sequence">Order of import in this store, from 1.</param>
/// <param name="From">First date of service it answers for.</param>
/// <param name="Through">Last one; null when open.</param>
/// <param name="KnownFrom">Day it was imported here (or declared known): look-ups as of an earlier day do not see
/// it.</param>
/// <param name="File">Name of the file given.</param>
/// <param name="Table">Name of the table's file, the same outside a zip.</param>
/// <param name="Sha256">Of the file given: its name in the folder of raw files.</param>
/// <param name="TableSha256">Of the table's file as unpacked.</param>
/// <param name="SnapshotSha256">Of the snapshot: its name in the folder of snapshots.</param>
/// <param name="DeclaredFrom">First day as the importing person declared it; null when the file said so itself.</param>
public sealed record StoredVersion(
    string Kind, string Part, int Sequence, DateOnly From, DateOnly? Through, DateOnly? FreshThrough,
    DateOnly? ReleasedOn, DateOnly KnownFrom, DateTimeOffset ImportedAt, string File, string Table, string Sha256,
    string TableSha256, string SnapshotSha256, long Bytes, int Rows, int Added, int Changed, int Ended,
    DateOnly? DeclaredFrom)
{
    [JsonIgnore]
    public DateRange Coverage => new(From, Through);

    /// <summary>The version as look-ups cite it.</summary>
    public TableVersion Cited(TableKind kind) => new(
        Kind, kind.Label, Coverage, FreshThrough, Sha256, IsExtract: false, new Citation(Table, ""));
}

/// <summary>Everything the store holds, in order of import. Replaced as a whole: that is what makes an import
/// atomic.</summary>
public sealed record Manifest(int Format, IReadOnlyList<StoredVersion> Versions)
{
    public const int CurrentFormat = 1;

    public static Manifest Empty { get; } = new(CurrentFormat, []);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ManifestJson.Default.Manifest);

    /// <exception cref="InvalidDataException">Not a manifest of this format.</exception>
    public static Manifest Read(byte[] json, string path)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest);
            return manifest is { Format: CurrentFormat } ? manifest
                : throw new InvalidDataException($"{path} is not a manifest of format {CurrentFormat}.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path} is damaged: {problem.Message}", problem);
        }
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
