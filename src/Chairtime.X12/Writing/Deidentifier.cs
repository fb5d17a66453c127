using System.Buffers;
using System.Globalization;
using System.Text;
using Chairtime.X12.Envelope;

namespace Chairtime.X12.Writing;

/// <summary>
/// Rewrites a file so that it can be shared: names, addresses, numbers of people and claims are replaced, the same
/// value by the same replacement throughout; all dates move by one number of days. Codes, amounts and structure stay.
/// Free text and payloads are emptied of their content.
/// </summary>
/// <param name="daysShift">How far dates move; keep it secret, and do not use zero.</param>
public sealed class Deidentifier(int daysShift)
{
    /// <summary>Elements that hold free text, a name, a place or a number of a person, claim or account.</summary>
    private static readonly Dictionary<string, int[]> Replaced = new()
    {
        ["NM1"] = [3, 4, 5, 7, 9], ["N1"] = [2, 4], ["N2"] = [1, 2], ["N3"] = [1, 2], ["N4"] = [1, 3],
        ["PER"] = [2, 4, 6, 8], ["REF"] = [2, 3], ["CLM"] = [1], ["CLP"] = [1, 7], ["TRN"] = [2, 3, 4],
        ["BHT"] = [3], ["BGN"] = [2], ["SBR"] = [3, 4], ["PWK"] = [6, 7], ["NTE"] = [2], ["K3"] = [1], ["MSG"] = [1],
        ["BPR"] = [7, 9, 10, 11, 13, 15], ["PLB"] = [1], ["SVD"] = [1], ["HCP"] = [4], ["CTX"] = [1], ["IK4"] = [4],
        ["LIN"] = [], ["STC"] = [12], ["INS"] = [], ["HCR"] = [2], ["PS1"] = [1], ["ISA"] = [6, 8], ["GS"] = [2, 3],
        ["RDM"] = [2, 3], ["CRD"] = [], ["CN1"] = [4], ["TS3"] = [1], ["EFI"] = [2], ["III"] = [4], ["MPI"] = [4],
    };

    private readonly Dictionary<string, string> _known = [];

    public byte[] Rewrite(ReadOnlyMemory<byte> file)
    {
        var output = new ArrayBufferWriter<byte>();
        using var reader = new SegmentReader(file);
        while (reader.Read())
        {
            var segment = reader.Current;
            var writer = new SegmentWriter(output, reader.Delimiters);
            if (segment.Tag == Tags.Isa)
            {
                writer.Header(Header(reader.Header!));
                continue;
            }
            writer.Write(segment.Id, Elements(segment, reader.Delimiters));
        }
        return output.WrittenSpan.ToArray();
    }

    private string[] Header(InterchangeHeader header)
    {
        var elements = header.Elements.ToArray();
        (elements[1], elements[3]) = ("", "");
        (elements[5], elements[7]) = (Replace(elements[5].Trim()), Replace(elements[7].Trim()));
        elements[8] = Shift("20" + elements[8])[2..];
        return elements;
    }

    private string?[] Elements(in Segment segment, Delimiters delimiters)
    {
        var id = segment.Id;
        var elements = new string?[segment.Count];
        Replaced.TryGetValue(id, out var replaced);
        for (var i = 1; i <= segment.Count; i++)
        {
            var value = segment.Text(i);
            elements[i - 1] = id is "BIN" or "BDS" && i == segment.Count ? new string('X', value.Length)
                : replaced is not null && replaced.Contains(i) && value.Length > 0 ? Replace(value)
                : id is "PLB" && i % 2 == 1 && i > 1 ? Second(value, delimiters)
                : Dates(value);
        }
        return elements;
    }

    /// <summary>PLB03 and its like: a reason, then a reference.</summary>
    private string Second(string value, Delimiters delimiters)
    {
        var cut = value.IndexOf((char)delimiters.Component, StringComparison.Ordinal);
        return cut < 0 ? value : value[..(cut + 1)] + Replace(value[(cut + 1)..]);
    }

    /// <summary>The same value always gets the same replacement: its kind of characters and its length stay.</summary>
    private string Replace(string value)
    {
        if (_known.TryGetValue(value, out var replacement))
        {
            return replacement;
        }
        var number = _known.Count + 1;
        var digits = value.All(char.IsAsciiDigit);
        replacement = digits && value.Length == 10 ? Npi(number)
            : digits ? number.ToString(CultureInfo.InvariantCulture).PadLeft(value.Length, '9')[^value.Length..]
            : Letters(number, value.Length);
        _known[value] = replacement;
        return replacement;
    }

    private static string Letters(int number, int length)
    {
        var text = "X" + number.ToString("00000", CultureInfo.InvariantCulture);
        return length >= text.Length ? text.PadRight(Math.Min(length, 12), 'X') : text[^length..];
    }

    /// <summary>A made-up provider number with a right check digit: a run of zeros in it shows what it is.</summary>
    private static string Npi(int number)
    {
        var nine = string.Create(CultureInfo.InvariantCulture, $"1{number:00000000}");
        for (var check = '0'; check <= '9'; check++)
        {
            if (Checking.ValueForms.IsNpi(Encoding.ASCII.GetBytes(nine + check)))
            {
                return nine + check;
            }
        }
        return nine + "0";
    }

    private string Dates(string value) => value.Length == 8 ? Shift(value)
        : value.Length == 17 && value[8] == '-' ? $"{Shift(value[..8])}-{Shift(value[9..])}"
        : value.Length == 12 && value.All(char.IsAsciiDigit) ? Shift(value[..8]) + value[8..]
        : value;

    private string Shift(string value) => DateOnly.TryParseExact(
        value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1880 and < 2200
        ? day.AddDays(daysShift).ToString("yyyyMMdd", CultureInfo.InvariantCulture) : value;
}
