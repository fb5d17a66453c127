namespace Chairtime.Billing.Catalogue;

/// <summary>
/// A data file of this project that is not what its shape asks for: which file, where in it, and what was expected.
/// </summary>
public sealed class CatalogueFormatException(string file, string path, string problem)
    : FormatException($"{file}: {path}: {problem}")
{
    public string FileName { get; } = file;

    public string Path { get; } = path;
}
