using System.IO.Compression;
using System.Text;
using Chairtime.Reference.Store;
using Chairtime.Reference.Tables;

namespace Chairtime.Reference.Tests;

/// <summary>A store in a folder of its own that goes away with the test.</summary>
public sealed class ScratchStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chairtime-reference-").FullName;

    public ReferenceStore Store => ReferenceStore.Open(StoreFolder);

    public string StoreFolder => Path.Combine(_folder, "store");

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static string Crlf(params string[] lines) => string.Concat(lines.Select(line => line + "\r\n"));

    /// <summary>Windows-1252 bytes.</summary>
    public static byte[] Ansi(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public ImportOutcome Import(TableKind kind, string name, string text, DateOnly? knownFrom = null) =>
        Import(kind, name, Ansi(text), knownFrom);

    public ImportOutcome Import(TableKind kind, string name, byte[] bytes, DateOnly? knownFrom = null) =>
        Store.Import(kind, Put(name, bytes), new ImportRequest(), Now, knownFrom);

    public StoredVersion MustImport(TableKind kind, string name, byte[] bytes, DateOnly? knownFrom = null) =>
        Assert.IsType<ImportOutcome.Loaded>(Import(kind, name, bytes, knownFrom), exactMatch: true).Version;

    public StoredVersion MustImport(TableKind kind, string name, string text, DateOnly? knownFrom = null) =>
        MustImport(kind, name, Ansi(text), knownFrom);

    /// <summary>Everything in the store's folder but the lock, as text to compare.</summary>
    public string Contents() => !Directory.Exists(StoreFolder) ? "" : string.Join('\n', Directory
        .EnumerateFiles(StoreFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock",
            StringComparison.Ordinal))
        .Order(StringComparer.Ordinal).Select(file => $"{file} {new FileInfo(file).Length}"));

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A workbook with one sheet; a cell that starts with = becomes a formula.</summary>
    public static byte[] Workbook(params string[][] rows)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadshee"
            + "tml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            sheet.Append($"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
            {
                var place = $"{(char)('A' + c)}{r + 1}";
                sheet.Append(rows[r][c].StartsWith('=')
                    ? $"<c r=\"{place}\"><f>{rows[r][c][1..]}</f><v>1</v></c>"
                    : $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{rows[r][c]}</t></is></c>");
            }

            sheet.Append("</row>");
        }

        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
        return Zip(
            ("[Content_Types].xml",
                Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
                + ".relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officed"
                + "ocument.spreadsheetml.sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
                + "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>")),
            ("_rels/.rels", Bytes($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" "
                + $"Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
            ("xl/workbook.xml", Bytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet "
                + $"name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels",
                Bytes($"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Relations}/workshe"
                    + $"et\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
            ("xl/worksheets/sheet1.xml", Bytes(sheet + "</sheetData></worksheet>")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
