using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chairtime.Billing.Vocabulary;
using Chairtime.Reference.CodePairs;
using Chairtime.Reference.Reading;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Shipped;

/// <summary>One line of <c>data/reference/sources.json</c>: a table that ships, its days, and where it was
/// read.</summary>
/// <param name="Confidence"><c>verified</c> or <c>unverified</c>.</param>
/// <param name="Sha256">Of the file; a test holds it to that.</param>
public sealed record ShippedSource(
    string File, string Kind, DateOnly From, DateOnly Through, DateOnly FreshThrough, DateOnly KnownFrom, string Title,
    string Locator, string Confidence, string Sha256)
{
    /// <summary>What keys begin with of which every row is there, in an extract of the rest; null for none.</summary>
    public IReadOnlyList<string>? Whole { get; init; }
}

/// <summary>The whole of <c>sources.json</c>.</summary>
public sealed record ShippedSources(IReadOnlyList<ShippedSource> Tables);

/// <summary>A shipped table with the version that answers cite.</summary>
public sealed record ShippedTable(ShippedSource Source, TableVersion Version, Lazy<ReferenceTable> Table);

/// <summary>
/// The extracts that make the product work with nothing imported. Each holds some rows of its table only, so what it
/// does
/// not list is unknown. An imported table that covers the day always comes first.
/// </summary>
public static class ShippedTables
{
    private const string Prefix = "data/reference/";

    private static readonly Lazy<ImmutableArray<ShippedTable>> Loaded = new(Load);

    public static ImmutableArray<ShippedTable> All => Loaded.Value;

    private static ImmutableArray<ShippedTable> Load()
    {
        using var stream = Resource("sources.json");
        var sources = JsonSerializer.Deserialize(stream, ShippedJson.Default.ShippedSources)
            ?? throw new InvalidDataException("sources.json is empty.");
        return [.. sources.Tables.Select(Describe)];
    }

    private static ShippedTable Describe(ShippedSource source)
    {
        var kind = TableKinds.Find(source.Kind) ?? throw new InvalidDataException($"{source.File}: "
            + $"kind {source.Kind}.");
        var confidence = source.Confidence == "verified" ? Confidence.Verified : Confidence.Unverified;
        var version = new TableVersion(
            kind.Id, kind.Label, new DateRange(source.From, source.Through), source.FreshThrough, source.Sha256,
            IsExtract: true,
            new Citation(source.Title, source.Locator, confidence))
        {
            Whole = source.Whole ?? [],
        };
        return new ShippedTable(source, version, new Lazy<ReferenceTable>(() => ReadTable(kind, source.File)));
    }

    private static ReferenceTable ReadTable(TableKind kind, string file)
    {
        var rows = ReadRows(kind, file);
        return ReferenceTable.IsPairs(kind) ? CodePairTable.Build(kind, file, rows) : RowTable.Build(kind, file, rows);
    }

    private static List<string[]> ReadRows(TableKind kind, string file)
    {
        using var rows = new DelimitedReader(new StreamReader(Resource(file)), ',', file);
        var columns = ColumnMap.Find(rows, [.. kind.Columns.Select(name => Column.Required(name,
            name.ToLowerInvariant()))]);
        var list = new List<string[]>();
        while (rows.Read())
        {
            if (!rows.IsBlank)
                list.Add([.. kind.Columns.Select(name => rows.Cell(columns[name]).ToString())]);
        }

        return list;
    }

    internal static Stream Resource(string file, string prefix = Prefix) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(prefix + file)
        ?? throw new InvalidOperationException($"{prefix}{file} is not in the product.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ShippedSources))]
[JsonSerializable(typeof(ParameterFile))]
internal sealed partial class ShippedJson : JsonSerializerContext;
