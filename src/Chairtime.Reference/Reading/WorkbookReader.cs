using System.Globalization;
using System.IO.Compression;
using System.Xml;
using ExcelDataReader;

namespace Chairtime.Reference.Reading;

/// <summary>The first sheet of an XLSX workbook, cell by cell as text. Formulas and oversized parts are
/// refused.</summary>
public sealed class WorkbookReader : RowReader
{
    private const int LargestFile = 96 << 20;
    private const long LargestSheet = 768L << 20;
    private const long LargestOtherPart = 64L << 20;

    private readonly MemoryStream _bytes;
    private readonly IExcelDataReader _sheet;
    private string[] _cells = [];

    // The library asks for Windows-1252 before it looks at any workbook.
    static WorkbookReader() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    private WorkbookReader(MemoryStream bytes, string place) : base(place)
    {
        _bytes = bytes;
        _sheet = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(bytes));
    }

    public override int Count => _cells.Length;

    public override ReadOnlySpan<char> this[int column] => _cells[column];

    public static WorkbookReader Of(SourceMember member)
    {
        var bytes = new MemoryStream();
        using (var stream = new BoundedStream(member.Open(), LargestFile, member.Place))
            stream.CopyTo(bytes);
        bytes.Position = 0;
        Inspect(bytes, member.Place);
        bytes.Position = 0;
        return new WorkbookReader(bytes, member.Place);
    }

    public override bool Read()
    {
        if (!Guarded(_sheet.Read))
            return false;
        Line++;
        _cells = Guarded(() => Enumerable.Range(0, _sheet.FieldCount).Select(i => Text(_sheet.GetValue(i))).ToArray());
        if (_cells.Length > 2_000)
            throw Refuse($"{_cells.Length} columns", "a publisher's table");
        return true;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Replace('\u001f', ' ').Replace('\u001e', ' '),
        DateTime day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // What a part says of its own size may be false, so every part is unpacked once and counted.
    private static void Inspect(MemoryStream bytes, string place)
    {
        try
        {
            using var zip = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > 500)
                throw new RefusedFileException(place, $"{zip.Entries.Count} parts", "a workbook");
            foreach (var part in zip.Entries)
            {
                var isSheet = part.FullName.StartsWith("xl/worksheets/sheet", StringComparison.OrdinalIgnoreCase);
                using var stream = new BoundedStream(
                    part.Open(), isSheet ? LargestSheet : LargestOtherPart, $"{place}, {part.FullName}");
                if (isSheet)
                    RefuseFormulas(stream, $"{place}, {part.Name}");
                else
                    stream.CopyTo(Stream.Null, 1 << 16);
            }
        }
        catch (Exception problem) when (problem is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw new RefusedFileException(place, "a damaged workbook (" + problem.Message + ")", "a whole XLSX file");
        }
    }

    private static void RefuseFormulas(Stream sheet, string place)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreWhitespace = true };
        using var xml = XmlReader.Create(sheet, settings);
        var cell = "";
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "c")
                cell = xml.GetAttribute("r") ?? "";
            else if (xml.LocalName == "f")
                throw new RefusedFileException($"{place}, cell {cell}", "a formula", "values only, as published");
        }
    }

    // The library throws many kinds of exception on a damaged workbook; all mean the same here.
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is not RefusedFileException and not OutOfMemoryException)
        {
            throw Refuse("a damaged workbook (" + problem.GetType().Name + ")", "a whole XLSX file");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _sheet.Dispose();
        _bytes.Dispose();
    }
}
