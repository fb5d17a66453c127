using System.Text.Json;

namespace Chairtime.Billing.Policies;

/// <summary>One payer file as written, known to be well-formed JSON with known property names.</summary>
internal sealed record PayerFile(string FileName, string PayerId, string? Name, string? Extends, JsonElement Root)
{
    /// <summary>The plan type where the file has one for all days.</summary>
    public string? PlanType =>
        Root.TryGetProperty("planType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString()
            : null;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static PayerFile Read(string fileName, ReadOnlyMemory<byte> content)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(WithoutBom(content), Strict);
            root = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new PolicyFileException($"{fileName}: not a JSON object ({error.Message})", error);
        }

        if (root.ValueKind != JsonValueKind.Object)
            throw new PolicyFileException($"{fileName}: found {root.ValueKind}, expected one JSON object.");
        foreach (var property in root.EnumerateObject())
        {
            if (!PayerProperties.IsKnown(property.Name))
            {
                throw new PolicyFileException(
                    $"{fileName}: unknown property {property.Name}; expected one of {
                        string.Join(", ", PayerProperties.Known)}.");
            }
        }

        return new PayerFile(fileName, Text(fileName, root, "payerId"),
            root.TryGetProperty("name", out _) ? Text(fileName, root, "name") : null,
            root.TryGetProperty("extends", out _) ? Text(fileName, root, "extends") : null, root);
    }

    private static ReadOnlyMemory<byte> WithoutBom(ReadOnlyMemory<byte> content) =>
        content.Span is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content;

    private static string Text(string fileName, JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value))
            throw new PolicyFileException($"{fileName}: {name} is missing.");
        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new PolicyFileException($"{fileName}: {name} is {value.ValueKind}, expected text.");
    }
}
